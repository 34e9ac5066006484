/** What is told at most: a hostile bundle can be made to have any number of problems, of any length. */
const MAX_PROBLEMS = 1000;
const MAX_TEXT = 400;

export interface Problem {
  /** A path in the bundle, or `archive`. */
  readonly part: string;
  readonly problem: string;
}

/** Notes what is wrong with which part. */
export type Note = (part: string, problem: string) => void;

/** The part that stands for the archive as a whole. */
export const ARCHIVE = "archive";

/** A list of problems and the function that adds to it, each problem once. */
export function noteProblems(): { problems: Problem[]; note: Note } {
  const problems: Problem[] = [];
  const noted = new Set<string>();
  const note: Note = (part, problem) => {
    const entry = { part: printable(part), problem: printable(problem) };
    const key = JSON.stringify(entry);
    if (noted.has(key) || noted.size > MAX_PROBLEMS) return;
    noted.add(key);
    problems.push(noted.size > MAX_PROBLEMS ? { part: ARCHIVE, problem: "has more problems than are told" } : entry);
  };
  return { problems, note };
}

/** Names from a bundle are anybody's: no line ends, no terminal codes, no megabytes. */
function printable(text: string): string {
  const short = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
  return short.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_C}]/gu, (each) => {
    return `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
