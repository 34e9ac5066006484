import type { CiName } from "./detect.js";

/**
 * Text that something else produced, as lines that a CI log can show without obeying them. Every line gets `prefix`,
 * the last one is ended, and what the platform would read as a command is made harmless.
 *
 * @param token GitHub: an unguessable word that ends the part in which commands are ignored; null where the caller
 *   has stopped them already
 */
export function guardOutput(ci: CiName, text: string, prefix: string, token: string | null): string {
  if (text === "") return "";
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === "") lines.pop();
  const reset = text.includes("\u001b") ? "\u001b[0m" : "";
  const body = lines.map((line) => `${prefix}${defuse(ci, line)}${reset}\n`).join("");
  // The prefix is not enough on GitHub: the older `##[command]` form counts anywhere in a line.
  return ci === "github" && token !== null ? `::stop-commands::${token}\n${body}::${token}::\n` : body;
}

/** A name or message from outside as one line in which no platform sees a command, unless it stands at its start. */
export function oneLine(text: string): string {
  return text
    .replace(/\s*[\r\n]+\s*/g, " ")
    .replaceAll("##[", "## [")
    .replaceAll("##vso[", "## vso[");
}

function defuse(ci: CiName, line: string): string {
  if (ci === "azure") return line.replaceAll("##vso[", "## vso[").replaceAll("##[", "## [");
  if (ci === "gitlab")
    return line.replaceAll("section_start:", "section_start :").replaceAll("section_end:", "section_end :");
  return line;
}
