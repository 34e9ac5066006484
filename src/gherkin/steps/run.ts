import { CleanroomError } from "../../core/errors.js";
import type { RawStep } from "../inner-run.js";
import { phrase, type Theme } from "../vocabulary.js";
import type { World } from "../world.js";

const LIST = /\[(?:[^[\]"]|"(?:[^"\\]|\\.)*")*\]/.source;
const BACKEND = /(?: (?:using|with|on)(?: (?:the )?backend)? "?([\w-]+)"?)?/.source;
const WITH = /(?: with seed "?(\d+)"?)?(?: with (?:tracing|(?:the )?report) enabled)?/.source;

/** Runs of the project's program. */
export const RUN: Theme = {
  title: "Running",
  phrases: [
    phrase(
      new RegExp(`^I (?:re)?run (?:the (?:binary|program) )?(?:with args? )?(${LIST})${BACKEND}${WITH}$`),
      "Runs the project's program once, hermetically. The backend is `auto`, `docker`, `podman` or `local`; `auto`, or none, takes that of `--backend`. Trace and report are always written.",
      [
        'When I run ["--help"]',
        'When I run ["--help"] using "auto"',
        'When I run the binary with args ["exit", "--code", "7"] using backend "local"',
        'When I run ["--help"] with backend "auto"',
        'When I rerun ["--help"] using "auto"',
        'When I run ["rand","--count","5"] using "auto" with seed "2"',
        'When I run ["--help"] with tracing enabled',
        'When I run ["--help"] using "auto" with report enabled',
      ],
      (world, args: string, backend?: string, seed?: string) => runOnce(world, "args", args, backend, seed),
    ),
    phrase(
      new RegExp(`^I run (?:the )?command (${LIST})${BACKEND}${WITH}$`),
      "Runs any program of the image, or of the host with `local`.",
      ['When I run command ["sh","-c","echo hi"]', 'When I run the command ["uname"] using "docker"'],
      (world, command: string, backend?: string, seed?: string) => runOnce(world, "command", command, backend, seed),
    ),
    phrase(
      "standard input is {text}",
      "What the program of the next runs reads.",
      'Given standard input is "one\\ntwo\\n"',
      (world, text: string) => void world.notes.set("stdin", text),
    ),
    phrase(
      "standard input:",
      "The same, as a text block.",
      'Given standard input:\n  """\n  one\n  two\n  """',
      (world, text: string) => void world.notes.set("stdin", `${text}\n`),
    ),
  ],
};

async function runOnce(
  world: World,
  key: "args" | "command",
  text: string,
  backend: string | undefined,
  seed: string | undefined,
): Promise<void> {
  const words = wordsOf(text, world);
  const stdin = world.notes.get("stdin") as string | undefined;
  const step: RawStep = { [key]: words, ...(stdin === undefined ? {} : { stdin }) };
  await world.run({
    name: words.join(" ") || "run",
    steps: [step],
    backend: backend ?? null,
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  });
}

/** The words of a list; `<name>` stands for what an earlier step has set. */
export function wordsOf(text: string, world: World): string[] {
  let words: unknown;
  try {
    words = JSON.parse(text);
  } catch {
    words = null;
  }
  if (Array.isArray(words) && words.every((word) => typeof word === "string" || typeof word === "number")) {
    return words.map((word) =>
      String(word).replaceAll(/<(\w+)>/g, (whole, name: string) => String(world.state[name] ?? whole)),
    );
  }
  throw new CleanroomError("ConfigInvalid", `${text} is not a list of words`, {
    hint: 'Write it as JSON: ["build", "--prod"].',
    context: { found: text },
  });
}
