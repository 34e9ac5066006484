import { asCleanroomError, CleanroomError, EXIT, exitCodeOf } from "../core/errors.js";
import { nearest } from "../core/nearest.js";
import { verb as bench } from "./bench.js";
import { verb as config } from "./config.js";
import { verb as doctor } from "./doctor.js";
import { verb as gc } from "./gc.js";
import { verb as init } from "./init.js";
import { verb as merge } from "./merge.js";
import { verb as plan } from "./plan.js";
import { verb as replay } from "./replay.js";
import { verb as run } from "./run.js";
import { verb as schema } from "./schema.js";
import { verb as validate } from "./validate.js";
import type { Io, Verb } from "./verb.js";
import { verb as verify } from "./verify.js";

/** Every verb. Adding one is a line here; what is heavy in a verb loads itself when it is used. */
const VERBS: Readonly<Record<string, Verb>> = {
  run,
  validate,
  config,
  schema,
  doctor,
  init,
  plan,
  merge,
  verify,
  replay,
  gc,
  bench,
};

/** Runs the verb that the arguments name and returns the exit code. Errors are printed here and nowhere else. */
export async function dispatch(argv: readonly string[]): Promise<number> {
  const io = processIo();
  const [name, ...args] = argv;
  try {
    if (name === undefined || name === "help" || name === "--help" || name === "-h") {
      io.out(overview());
      return name === undefined ? EXIT.usage : EXIT.ok;
    }
    const verb = VERBS[name];
    if (verb === undefined) throw unknownVerb(name);
    const own = args.includes("--") ? args.slice(0, args.indexOf("--")) : args;
    if (own.includes("--help") || own.includes("-h")) {
      io.out(verb.usage);
      return EXIT.ok;
    }
    return await verb.run(args, io);
  } catch (thrown) {
    const error = asCleanroomError(thrown);
    io.err(`cleanroom: ${error.kind}: ${error.message}\n  ${error.hint}\n`);
    if (error.kind === "Internal" && error.cause instanceof Error) io.err(`${error.cause.stack ?? ""}\n`);
    return exitCodeOf(error.kind);
  }
}

function overview(): string {
  const lines = ["Usage: cleanroom <verb> [options]", "", "Verbs:"];
  for (const [name, { summary }] of Object.entries(VERBS)) lines.push(`  ${name.padEnd(10)} ${summary}`);
  lines.push("", "`cleanroom <verb> --help` tells more; `cleanroom --version` prints the version.", "");
  return lines.join("\n");
}

function unknownVerb(name: string): CleanroomError {
  const near = nearest(name, Object.keys(VERBS));
  return new CleanroomError(
    "ConfigInvalid",
    `unknown verb "${name}"${near === null ? "" : `; did you mean ${near}?`}`,
    {
      hint: "Run `cleanroom --help` for the list.",
      context: { verb: name },
    },
  );
}

function processIo(): Io {
  const interrupted = new AbortController();
  let signals = 0;
  const stop = () => {
    signals += 1;
    interrupted.abort();
    // Whoever asks a third time wants out now; containers end by themselves when our end of their stdin is gone.
    if (signals > 2) process.exit(EXIT.interrupted);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  // A reader that went away, such as `head`, is no reason to fail.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  return {
    cwd: process.cwd(),
    env: process.env,
    color: process.stdout.isTTY === true && !process.env["NO_COLOR"],
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    signal: interrupted.signal,
  };
}
