/** Characters of a text that go into a message or a failure's context. */
const EXCERPT_CHARS = 1_200;
const TAIL_LINES = 20;

/** The text whole where it is short, else its beginning and its end with a note of what lies between. */
export function excerpt(text: string, limit = EXCERPT_CHARS): string {
  if (text.length <= limit) return text;
  const half = Math.floor(limit / 2);
  const left = text.length - 2 * half;
  return `${text.slice(0, half)}\n… ${left} characters left out …\n${text.slice(-half)}`;
}

/** The last lines of a text: where programs say why they failed. */
export function tail(text: string, lines = TAIL_LINES, limit = 2_000): string {
  const last = text.trimEnd().split("\n").slice(-lines).join("\n");
  return last.length <= limit ? last : `…${last.slice(-limit)}`;
}

/** A short value in quotes, escapes made visible: for the first line of a message. */
export function quote(text: string, limit = 200): string {
  const shown = JSON.stringify(text.length <= limit ? text : `${text.slice(0, limit)}…`);
  return shown.replace(/\\\\/g, "\\");
}

/** The text indented under a message's first line; an empty one is named so. */
export function indented(text: string, indent = "    "): string {
  if (text === "") return `${indent}(nothing)`;
  return text
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => indent + line)
    .join("\n");
}
