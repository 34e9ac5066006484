import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { DocumentError, PositionTree, type SourceDocument } from "./document.js";

/** Parses strict JSON. Throws DocumentError with the place of the first thing that is no JSON. */
export function parseJsonDocument(text: string, file: string): SourceDocument {
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  const at = (offset: number) => {
    let line = lineStarts.findLastIndex((start) => start <= offset);
    if (line < 0) line = 0;
    return { line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1 };
  };
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  if (first || !tree) {
    const what = first ? printParseErrorCode(first.error).replace(/(?<=[a-z])(?=[A-Z])/g, " ") : "Value Expected";
    throw new DocumentError(what.toLowerCase(), { file, ...at(first?.offset ?? 0) });
  }
  const positions = new PositionTree(1, 1);
  const value = contentOf(tree, positions, at);
  return {
    value,
    locate: (path) => {
      const { line, column } = positions.find(path);
      return { file, line, column };
    },
  };
}

type At = (offset: number) => { line: number; column: number };

function contentOf(node: Node, place: PositionTree, at: At): unknown {
  if (node.type === "array") {
    return (node.children ?? []).map((child, index) => {
      const { line, column } = at(child.offset);
      return contentOf(child, place.child(index, line, column), at);
    });
  }
  if (node.type !== "object") return node.value as unknown;
  const value = Object.create(null) as Record<string, unknown>;
  for (const property of node.children ?? []) {
    const [key, content] = property.children ?? [];
    if (!key || !content) continue;
    const { line, column } = at(key.offset);
    value[String(key.value)] = contentOf(content, place.child(String(key.value), line, column), at);
  }
  return value;
}
