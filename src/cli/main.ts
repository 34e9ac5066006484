import { VERSION } from "../core/version.js";

// The version is wanted often and by scripts: nothing else is loaded for it.
const [first] = process.argv.slice(2);
if (first === "--version" || first === "-V") {
  process.stdout.write(`${VERSION}\n`);
} else {
  const { dispatch } = await import("./dispatch.js");
  const code = await dispatch(process.argv.slice(2));
  for (const stream of [process.stdout, process.stderr]) await new Promise((resolve) => stream.write("", resolve));
  // All is done and said: a connection to an engine that never answers must not keep the process.
  process.exit(code);
}
