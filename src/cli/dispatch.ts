import { asCleanroomError, CleanroomError, EXIT, exitCodeOf } from "../core/errors.js";
import { nearest } from "../core/nearest.js";
import type { Io, Verb } from "./verb.js";

/** Every verb with the module that has it; loaded when used. Adding one is a line here. */
const VERBS: Record<string, () => Promise<{ verb: Verb }>> = {
  run: () => import("./run.js"),
  validate: () => import("./validate.js"),
  config: () => import("./config.js"),
  schema: () => import("./schema.js"),
  doctor: () => import("./doctor.js"),
  init: () => import("./init.js"),
  plan: () => import("./plan.js"),
  verify: () => import("./verify.js"),
  gc: () => import("./gc.js"),
};

/** Runs the verb that the arguments name and returns the exit code. Errors are printed here and nowhere else. */
export async function dispatch(argv: readonly string[]): Promise<number> {
  const io = processIo();
  const [name, ...args] = argv;
  try {
    if (name === undefined || name === "help" || name === "--help" || name === "-h") {
      io.out(await overview());
      return name === undefined ? EXIT.usage : EXIT.ok;
    }
    const load = VERBS[name];
    if (load === undefined) throw unknownVerb(name);
    const { verb } = await load();
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

async function overview(): Promise<string> {
  const lines = ["Usage: cleanroom <verb> [options]", "", "Verbs:"];
  for (const [name, load] of Object.entries(VERBS)) lines.push(`  ${name.padEnd(10)} ${(await load()).verb.summary}`);
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
