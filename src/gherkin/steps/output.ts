import { checkText } from "../../assertions/text-matchers.js";
import type { TextMatcher } from "../../model/plan.js";
import { demand, demandNone, present } from "../demand.js";
import { phrase, type Theme } from "../vocabulary.js";
import type { World } from "../world.js";

type Stream = "stdout" | "stderr";

/** How the last run ended and what it printed. */
export const OUTPUT: Theme = {
  title: "Exit code and output",
  phrases: [
    phrase("(the )exit code is {int}", "The program's exit code.", "Then the exit code is 0", (world, code: number) =>
      demandExit(world, `exit code ${code}`, (exit) => exit === code),
    ),
    phrase(
      "(the )exit code is nonzero/non-zero",
      "The program failed, by itself or by a signal.",
      "Then the exit code is nonzero",
      (world) => demandExit(world, "an exit code other than 0", (exit) => exit !== 0),
    ),
    phrase(
      "(the ){stream} contains {text}",
      "A text is somewhere in the stream.",
      'Then stdout contains "USAGE"',
      (world, stream: Stream, text: string) => check(world, stream, { contains: [text] }),
    ),
    phrase(
      "(the ){stream} does not contain {text}",
      "A text is nowhere in the stream.",
      'Then stderr does not contain "panicked"',
      (world, stream: Stream, text: string) => check(world, stream, { notContains: [text] }),
    ),
    phrase("(the ){stream} is empty", "Nothing was printed there.", "Then stderr is empty", (world, stream: Stream) =>
      check(world, stream, { empty: true }),
    ),
    phrase(
      "(the ){stream} is not empty",
      "Something was printed there.",
      "Then stdout is not empty",
      (world, stream: Stream) => check(world, stream, { empty: false }),
    ),
    phrase(
      "(the ){stream} equals {text}",
      "The whole stream.",
      'Then stdout equals "cli_smoke 0.1.0\\n"',
      (world, stream: Stream, text: string) => check(world, stream, { equals: text }),
    ),
    phrase(
      "(the ){stream} equals:",
      "The whole stream, as a text block; a line end behind its last line does not matter.",
      'Then stdout equals:\n  """\n  cli_smoke 0.1.0\n  """',
      (world, stream: Stream, text: string) =>
        check(world, stream, { equals: text }, (said) => said.replace(/\n$/, "")),
    ),
    phrase(
      "(the ){stream} matches {pattern}",
      "A regular expression is found in the stream; inline flags such as `(?s)` are understood.",
      "Then stdout matches /USAGE(?s).*OPTIONS/",
      (world, stream: Stream, pattern: string) => check(world, stream, { matches: [pattern] }),
    ),
    phrase(
      "(the ){stream} starts with {text}",
      "How the stream begins.",
      'Then stdout starts with "cli_smoke"',
      (world, stream: Stream, text: string) => {
        const said = printed(world, stream);
        demand(said.startsWith(text), {
          message: `${stream} does not start with ${JSON.stringify(text)}`,
          expected: text,
          actual: said,
        });
      },
    ),
    phrase(
      "(the ){stream} ends with {text}",
      "How the stream ends.",
      'Then stdout ends with "[TRUNCATED]"',
      (world, stream: Stream, text: string) => {
        const said = printed(world, stream);
        demand(said.endsWith(text), {
          message: `${stream} does not end with ${JSON.stringify(text)}`,
          expected: text,
          actual: said,
        });
      },
    ),
    phrase(
      "(the )captured {stream} size is {size}",
      "How many bytes were kept of the stream, in the report and in its log.",
      "Then captured stdout size is 4096 bytes",
      capturedSize,
    ),
  ],
};

function printed(world: World, stream: Stream): string {
  return world.last()[stream];
}

function demandExit(world: World, expected: string, holds: (exit: number) => boolean): void {
  const run = world.last();
  const { exitCode, stderr } = run;
  const error = run.report.error;
  const why =
    exitCode === null ? `did not exit by itself (${error?.kind}: ${error?.message})` : `exited with code ${exitCode}`;
  demand(exitCode !== null && holds(exitCode), {
    message: `${run.spec.name} ${why}, expected ${expected}${stderr === "" ? "" : `\nstderr was:\n${stderr.slice(-2000)}`}`,
    ...{ expected, actual: exitCode },
  });
}

function check(world: World, stream: Stream, matcher: TextMatcher, shape = (text: string) => text): void {
  demandNone(checkText({ name: stream, text: shape(printed(world, stream)), snapshot: () => null }, matcher));
}

function capturedSize(world: World, stream: Stream, bytes: number): void {
  const run = world.last();
  const step = present(run.steps.at(-1), "no step ran");
  const log = present(run.file(`${step.report.log_dir}/${stream}.log`), `the run kept no ${stream}.log`);
  demand(step.report[stream].bytes === bytes && log.length === bytes, {
    message: `${stream} was kept with ${step.report[stream].bytes} bytes (its log has ${log.length}), expected ${bytes}`,
    ...{ expected: bytes, actual: step.report[stream].bytes },
  });
}
