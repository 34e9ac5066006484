import { CleanroomError } from "../../core/errors.js";
import type { RunTool } from "../run-tool.js";

/** First and last line, both included. */
export type LineRange = readonly [first: number, last: number];

/** Lines that a change added or altered, by the path of the source relative to the project. */
export type ChangedLines = ReadonlyMap<string, readonly LineRange[]>;

/**
 * Asks git which lines of the project differ from where the work branched off `base`: what was committed since, and what
 * was not. Throws ArtifactInvalid where git does not know, with what to do about it.
 *
 * @param base a branch, tag or commit
 */
export async function changedLines(projectDir: string, base: string, run: RunTool): Promise<ChangedLines> {
  const git = (...args: string[]) =>
    run(
      "git",
      ["-c", "core.quotePath=false", "-c", "diff.noprefix=false", "-c", "diff.mnemonicPrefix=false", ...args],
      {
        cwd: projectDir,
      },
    );
  const fork = await git("merge-base", "--", base, "HEAD");
  if (fork.exitCode !== 0) throw unknownBase(base, fork.absent, fork.stderr);
  const commit = fork.stdout.trim();
  const diff = await git(
    "diff",
    "--unified=0",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--relative",
    commit,
    "--",
    ".",
  );
  if (diff.exitCode !== 0) throw unknownBase(base, diff.absent, diff.stderr);
  return parseDiff(diff.stdout);
}

/** The new side of a unified diff without context. */
export function parseDiff(text: string): ChangedLines {
  const changed = new Map<string, LineRange[]>();
  let path: string | null = null;
  let inHunks = 0;
  for (const line of text.split("\n")) {
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (hunk) {
      const first = Number(hunk[2]);
      const count = Number(hunk[3] ?? 1);
      inHunks = Number(hunk[1] ?? 1) + count;
      if (path === null || count === 0) continue;
      const ranges = changed.get(path) ?? [];
      ranges.push([first, first + count - 1]);
      changed.set(path, ranges);
    } else if (inHunks > 0 && /^[-+]/.test(line)) {
      // A changed line may itself look like the head of a file.
      inHunks--;
    } else if (line.startsWith("+++ ")) {
      path = newPath(line.slice(4));
    }
  }
  return changed;
}

/** `b/src/main.c`, or `"b/na\\tme"` with escapes; null for /dev/null. */
function newPath(text: string): string | null {
  const name = text.replace(/\t$/, "");
  const plain = name.startsWith('"') ? unquote(name.slice(1, -1)) : name;
  return plain === "/dev/null" ? null : plain.replace(/^b\//, "");
}

const ESCAPES: Readonly<Record<string, string>> = { a: "\x07", b: "\b", t: "\t", n: "\n", v: "\v", f: "\f", r: "\r" };

/** Git's quoting of names, as in C. */
function unquote(text: string): string {
  return text.replace(/\\([0-7]{3}|.)/g, (_, code: string) =>
    /^[0-7]{3}$/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPES[code] ?? code),
  );
}

function unknownBase(base: string, absent: boolean, stderr: string): CleanroomError {
  const said = absent ? "git is not on this host" : stderr.trim().split("\n")[0] || "they have no common ancestor here";
  return new CleanroomError("ArtifactInvalid", `the lines changed since ${base} are not known: ${said}`, {
    hint: "Check out with history (actions/checkout: `fetch-depth: 0`), or fetch the base: `git fetch origin BASE`.",
    context: { base },
  });
}
