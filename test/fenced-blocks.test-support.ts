/** A fenced example of a Markdown file. */
export interface FencedBlock {
  /** What follows the fence, e.g. `sh`. */
  readonly language: string;
  /** The words of the comment `<!-- … -->` on the line above, or null. */
  readonly mark: string | null;
  readonly text: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
}

/** The fenced blocks of a Markdown text, in order; throws where one is not closed. */
export function fencedBlocks(markdown: string): FencedBlock[] {
  const lines = markdown.split("\n");
  const blocks: FencedBlock[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const fence = /^(\s*)(`{3,})(\S*)\s*$/.exec(lines[index] ?? "");
    if (fence === null) continue;
    const [, indent = "", ticks = "", language = ""] = fence;
    const end = lines.findIndex((line, at) => at > index && line.trimEnd() === `${indent}${ticks}`);
    if (end === -1) throw new Error(`line ${index + 1}: a fenced block that does not end`);
    const mark = /^\s*<!--\s*(.*?)\s*-->\s*$/.exec(lines[index - 1] ?? "")?.[1] ?? null;
    const text = lines
      .slice(index + 1, end)
      .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
      .join("\n");
    blocks.push({ language, mark, text: `${text}\n`, line: index + 1 });
    index = end;
  }
  return blocks;
}
