import { alignLines, type LineChange } from "../assertions/line-diff.js";
import { ANY_TEXT, mergedLine } from "./merge-line.js";

/** A line of a stored snapshot that stands for any number of lines, none included. */
const ANY_LINES = "...";

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

/**
 * The redacted text, but for lines that only as they came are what a line with `[..]` describes, or has become:
 * `took [..] ms` is meant for `took 5 ms`, not for `took [DURATION]`.
 */
export function asWildcardsSee(stored: string, redacted: string, plain: string): string {
  const wild = stored.split("\n").filter((line) => line.includes(ANY_TEXT));
  const [lines, originals] = [redacted.split("\n"), plain.split("\n")];
  // A redaction over several lines leaves nothing to put beside each other.
  if (wild.length === 0 || lines.length !== originals.length) return redacted;
  const described = (line: string) => wild.some((each) => lineMatches(each, line));
  const became = (line: string) => wild.some((each) => mergedLine(each, line) !== null);
  return lines
    .map((line, index) => {
      const original = originals[index] ?? line;
      return line !== original && !described(line) && (described(original) || became(original)) ? original : line;
    })
    .join("\n");
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
 * still matches, and where it does not, the line that came in its place takes over its wildcards; a `...` stays with
 * the lines around it.
 */
export function updatedSnapshot(stored: string, text: string): string {
  if (!stored.includes(ANY_TEXT) && !stored.split("\n").some(isAnyLines)) return text;
  const lines: string[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const settle = () => {
    lines.push(...inherited(removed, added));
    [removed, added] = [[], []];
  };
  for (const change of alignLines(stored.split("\n"), text.split("\n"), lineMatches)) {
    if (change.kind === "removed") removed.push(change.expected);
    else if (change.kind === "added") added.push(change.actual);
    else {
      settle();
      lines.push(change.expected);
    }
  }
  settle();
  return lines.join("\n");
}

/** New lines in place of old ones, with the wildcards that those had: each where it was among the lines that stay. */
function inherited(removed: readonly string[], added: readonly string[]): string[] {
  const lines: string[] = [];
  let from = 0;
  let any = false;
  const upTo = (end: number) => {
    lines.push(...(any ? [ANY_LINES] : added.slice(from, end)));
    any = false;
  };
  for (const old of removed) {
    any ||= isAnyLines(old);
    const heir = added.findIndex((line, index) => index >= from && mergedLine(old, line) !== null);
    if (heir < 0) continue;
    upTo(heir);
    lines.push(mergedLine(old, added[heir] ?? "") ?? "");
    from = heir + 1;
  }
  upTo(added.length);
  return lines;
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
