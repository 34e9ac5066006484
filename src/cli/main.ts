import { VERSION } from "../core/version.js";

// The version is wanted often and by scripts: nothing else is loaded for it.
const [first] = process.argv.slice(2);
if (first === "--version" || first === "-V") {
  process.stdout.write(`${VERSION}\n`);
} else {
  const { dispatch } = await import("./dispatch.js");
  process.exitCode = await dispatch(process.argv.slice(2));
}
