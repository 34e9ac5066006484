import { alignLines } from "../assertions/line-diff.js";

/** Stands for any text within a line, none included. */
export const ANY_TEXT = "[..]";

/**
 * A changed line that keeps the wildcards of the one it takes the place of: what the wildcards covered, they cover
 * again, between the words that stayed. Null where too little stayed for the two to be the same line.
 */
export function mergedLine(expected: string, actual: string): string | null {
  if (!expected.includes(ANY_TEXT)) return null;
  const wanted = words(expected);
  const isWord = (text: string) => /\w/.test(text) && text !== ANY_TEXT;
  const changes = alignLines(wanted, words(actual), (a, b) => a === b && a !== ANY_TEXT);
  const kept = changes.filter((change) => change.kind === "same" && isWord(change.actual)).length;
  if (kept === 0 || kept * 2 < wanted.filter(isWord).length) return null;
  let line = "";
  let gap = { text: "", wild: false };
  const close = () => {
    line += gap.wild ? ANY_TEXT : gap.text;
    gap = { text: "", wild: false };
  };
  for (const change of changes) {
    if (change.kind === "same") {
      close();
      line += change.actual;
    } else if (change.kind === "added") gap.text += change.actual;
    else if (change.expected === ANY_TEXT) gap.wild = true;
  }
  close();
  return line;
}

function words(line: string): string[] {
  return line.match(/\[\.\.\]|\w+|\s+|[^\w\s]/g) ?? [];
}
