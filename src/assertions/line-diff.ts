/** How one line of the expected text or of the actual text fared. */
export type LineChange =
  | { readonly kind: "same"; readonly expected: string; readonly actual: string }
  | { readonly kind: "removed"; readonly expected: string }
  | { readonly kind: "added"; readonly actual: string };

/** Cells of the table beyond which two texts are compared as wholes instead of line by line. */
const MAX_CELLS = 1_000_000;
const CONTEXT_LINES = 3;
const MAX_SHOWN = 60;

type SameLine = (expected: string, actual: string) => boolean;

/** The longest common run of lines, with everything else as removed from the expected or added by the actual text. */
export function alignLines(
  expected: readonly string[],
  actual: readonly string[],
  same: SameLine = (a, b) => a === b,
): LineChange[] {
  let start = 0;
  while (start < expected.length && start < actual.length && same(at(expected, start), at(actual, start))) start++;
  const rows = expected.length - start;
  const columns = actual.length - start;
  const width = columns + 1;
  const whole = rows * columns > MAX_CELLS;
  const lengths = new Uint32Array(whole ? 0 : (rows + 1) * width);
  for (let i = whole ? -1 : rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      lengths[i * width + j] = same(at(expected, start + i), at(actual, start + j))
        ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const changes: LineChange[] = [];
  for (let i = 0; i < start; i++) changes.push({ kind: "same", expected: at(expected, i), actual: at(actual, i) });
  for (let i = 0, j = 0; i < rows || j < columns; ) {
    const [e, a] = [expected[start + i], actual[start + j]];
    if (e !== undefined && a !== undefined && !whole && same(e, a)) {
      changes.push({ kind: "same", expected: e, actual: a });
      i++;
      j++;
    } else if (
      e !== undefined &&
      (a === undefined || whole || (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    ) {
      changes.push({ kind: "removed", expected: e });
      i++;
    } else if (a !== undefined) {
      changes.push({ kind: "added", actual: a });
      j++;
    }
  }
  return changes;
}

/** The changes as text: `-` expected, `+` what came, a few unchanged lines around them, the rest left out with a note. */
export function renderChanges(changes: readonly LineChange[]): string {
  const near = new Set<number>();
  changes.forEach((change, index) => {
    if (change.kind === "same") return;
    for (let i = index - CONTEXT_LINES; i <= index + CONTEXT_LINES; i++) near.add(i);
  });
  const lines: string[] = [];
  let skipped = 0;
  changes.forEach((change, index) => {
    if (!near.has(index) || lines.length >= MAX_SHOWN) {
      skipped++;
      return;
    }
    if (skipped > 0) lines.push(`  … ${skipped} equal lines …`);
    skipped = 0;
    if (change.kind === "same") lines.push(`  ${visible(change.actual)}`);
    else lines.push(change.kind === "removed" ? `- ${visible(change.expected)}` : `+ ${visible(change.actual)}`);
  });
  if (skipped > 0) lines.push(`  … ${skipped} more lines …`);
  return lines.join("\n");
}

/** A line diff of two texts, ready for a message. */
export function lineDiff(expected: string, actual: string): string {
  const changes = alignLines(expected.split("\n"), actual.split("\n"));
  return renderChanges(changes);
}

function at(lines: readonly string[], index: number): string {
  return lines[index] ?? "";
}

/** Control characters would be lost or act on the terminal: they are shown as escapes. */
function visible(line: string): string {
  const shown = line.length > 400 ? `${line.slice(0, 400)}…` : line;
  return shown.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, (char) => JSON.stringify(char).slice(1, -1));
}
