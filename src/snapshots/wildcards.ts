import { alignLines, type LineChange } from "../assertions/line-diff.js";

/** A line of a stored snapshot that stands for any number of lines, none included. */
const ANY_LINES = "...";
/** Stands for any text within a line, none included. */
const ANY_TEXT = "[..]";

/** Whether a text is what a stored snapshot describes, wildcards honoured. */
export function matchesSnapshot(stored: string, text: string): boolean {
  const wanted = stored.split("\n");
  const lines = text.split("\n");
  // The usual way to match globs in linear space: on a mismatch, let the last `...` take one more line.
  let retry: { wanted: number; line: number } | null = null;
  let at = 0;
  let line = 0;
  while (line < lines.length) {
    const expected = wanted[at];
    if (isAnyLines(expected)) {
      retry = { wanted: ++at, line };
    } else if (expected !== undefined && lineMatches(expected, lines[line] ?? "")) {
      at++;
      line++;
    } else if (retry !== null) {
      line = ++retry.line;
      at = retry.wanted;
    } else return false;
  }
  while (isAnyLines(wanted[at])) at++;
  // Editors end a file with a line end: after a last `...` it asks for none in the text.
  if (at === wanted.length - 1 && wanted[at] === "" && isAnyLines(wanted[at - 1])) at++;
  return at === wanted.length;
}

/** How a text differs from a stored snapshot, lines that wildcards cover counting as the same. */
export function compareWithSnapshot(stored: string, text: string): LineChange[] {
  const changes = alignLines(stored.split("\n"), text.split("\n"), lineMatches);
  const shown: LineChange[] = [];
  let any = false;
  for (const change of changes) {
    if (change.kind === "removed" && isAnyLines(change.expected)) any = true;
    else if (change.kind === "added" && any) shown.push({ kind: "same", expected: ANY_LINES, actual: change.actual });
    else {
      any = false;
      shown.push(change);
    }
  }
  return shown;
}

/**
 * The text as a new snapshot that keeps what the stored one had of wildcards: a line with `[..]` stays where it
 * still matches, a `...` stays with the lines around it.
 */
export function updatedSnapshot(stored: string, text: string): string {
  if (!stored.includes(ANY_TEXT) && !stored.split("\n").some(isAnyLines)) return text;
  const lines: string[] = [];
  let any = false;
  for (const change of alignLines(stored.split("\n"), text.split("\n"), lineMatches)) {
    if (change.kind === "removed") {
      if (!isAnyLines(change.expected)) continue;
      lines.push(change.expected);
      any = true;
    } else if (change.kind === "same") {
      lines.push(change.expected);
      any = false;
    } else if (!any) lines.push(change.actual);
  }
  return lines.join("\n");
}

function isAnyLines(line: string | undefined): boolean {
  return line?.trim() === ANY_LINES;
}

function lineMatches(expected: string, actual: string): boolean {
  if (isAnyLines(expected)) return false;
  if (!expected.includes(ANY_TEXT)) return expected === actual;
  const parts = expected.split(ANY_TEXT);
  const [first = "", last = ""] = [parts[0], parts.at(-1)];
  if (!actual.startsWith(first) || !actual.endsWith(last) || actual.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = actual.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= actual.length - last.length;
}
