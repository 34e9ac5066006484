import type { Cell } from "../../backend/backend.js";

/** What a step left in the workspace. */
export interface Made {
  /** `MODE PATH`, a line each, sorted by path. */
  readonly modes: string;
  readonly files: ReadonlyMap<string, Buffer>;
}

const NOTHING: Made = { modes: "", files: new Map() };
/** Files looked at, of one step. */
const MOST_FILES = 200;

/** The workspace's own files are dated 2000: whatever is younger than ten years was made or changed by a step. */
const LIST = "find . ! -name . -mtime -3650 -exec stat -c '%F/%a %n' {} + 2>/dev/null";

/** Looks at what steps have made so far. Tells nothing where the image has no shell, find or stat. */
export async function filesMade(cell: Cell, signal: AbortSignal): Promise<Made> {
  const listed = await shell(cell, `${LIST} | head -c 262144`, [], signal);
  const lines = listed.text.split("\n").filter((line) => /^[a-z ]+\/\d+ \.\//.test(line));
  if (lines.length === 0) return NOTHING;
  const entries = lines.map((line) => {
    const [, kind = "", mode = "", path = ""] = /^([a-z ]+)\/(\d+) \.\/(.*)$/.exec(line) ?? [];
    return { kind, mode, path };
  });
  const files = entries.filter(({ kind }) => kind.startsWith("regular")).map(({ path }) => path);
  const wanted = files.sort().slice(0, MOST_FILES);
  const { collected } = wanted.length === 0 ? { collected: new Map() } : await shell(cell, ":", wanted, signal);
  const modes = entries.filter(({ kind }) => kind !== "symbolic link").map(({ mode, path }) => ({ mode, path }));
  const sorted = modes.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { modes: sorted.map(({ mode, path }) => `${mode} ${path}\n`).join(""), files: collected };
}

async function shell(
  cell: Cell,
  script: string,
  collect: string[],
  signal: AbortSignal,
): Promise<{ text: string; collected: ReadonlyMap<string, Buffer> }> {
  const chunks: Buffer[] = [];
  const exit = await cell.run(
    {
      argv: ["sh", "-c", script],
      env: { PATH: cell.baseEnv["PATH"] ?? "" },
      stdin: null,
      timeoutMs: 10_000,
      collect,
      signal,
    },
    { stdout: (chunk) => void chunks.push(Buffer.from(chunk)), stderr: () => undefined },
  );
  return { text: Buffer.concat(chunks).toString("utf8"), collected: exit.files.wanted };
}
