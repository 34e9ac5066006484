/** What of a run differs between two runs of the same input, and is written into outputs by honest programs. */
export interface NormaliseContext {
  /** The workdir as configured: what a cell's own path for it becomes. */
  readonly workdir: string;
  /** The paths of the workspace as steps saw them, where they differ from `workdir`. */
  readonly cellWorkdirs?: readonly string[];
  /** The paths that $CLEANROOM_ARTIFACTS had. */
  readonly artifactsDirs?: readonly string[];
  readonly runId?: string;
}

/** What stands for a path or id that belongs to one run only. */
const ARTIFACTS = "<artifacts>";
const RUN_ID = "<run_id>";

/**
 * The output with what belongs to this run and place alone replaced: the cell's paths and the run id. Nothing else
 * is touched, so that nondeterminism of the tested program stays visible. Works on bytes, whatever their encoding.
 */
export function normaliseOutput(output: Uint8Array | string, context: NormaliseContext): Buffer {
  const bytes =
    typeof output === "string" ? Buffer.from(output) : Buffer.from(output.buffer, output.byteOffset, output.byteLength);
  const replacements = replacementsOf(context).filter(([from]) => bytes.includes(from, 0, "latin1"));
  if (replacements.length === 0) return bytes;
  const to = new Map(replacements);
  // One pass, longest first, so that no replacement is looked at again and a path wins over its own beginning.
  const pattern = new RegExp(replacements.map(([from]) => `${escapePattern(from)}(?![\\w-]|\\.\\w)`).join("|"), "g");
  return Buffer.from(
    bytes.toString("latin1").replace(pattern, (found) => to.get(found) ?? found),
    "latin1",
  );
}

/** What to replace, as bytes in Latin-1, the longest first. */
function replacementsOf(context: NormaliseContext): [from: string, to: string][] {
  const { workdir, cellWorkdirs = [], artifactsDirs = [], runId } = context;
  const pairs: [string, string][] = [
    ...cellWorkdirs.filter((path) => path !== workdir).flatMap((path) => spellings(path, workdir)),
    ...artifactsDirs.flatMap((path) => spellings(path, ARTIFACTS)),
    ...(runId === undefined ? [] : [[runId, RUN_ID] as [string, string]]),
  ];
  return pairs
    .filter(([from]) => from.length > 1)
    .map(([from, to]): [string, string] => [latin1(from), latin1(to)])
    .sort(([a], [b]) => b.length - a.length);
}

/** A Windows path is also written with forward slashes, and with doubled backslashes in JSON and source text. */
function spellings(path: string, to: string): [string, string][] {
  if (!path.includes("\\")) return [[path, to]];
  return [
    [path, to],
    [path.replaceAll("\\", "/"), to],
    [path.replaceAll("\\", "\\\\"), to],
  ];
}

function latin1(text: string): string {
  return Buffer.from(text).toString("latin1");
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
