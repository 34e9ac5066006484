import type { AST } from "toml-eslint-parser";
import { getStaticTOMLValue, ParseError, parseTOML } from "toml-eslint-parser";
import { DocumentError, PositionTree, type SourceDocument } from "./document.js";

type Table = Record<string | number, unknown>;

/** Parses TOML 1.0. Throws DocumentError with the place of the first thing that is no TOML. */
export function parseTomlDocument(text: string, file: string): SourceDocument {
  const program = parse(text, file);
  const value = table();
  const positions = new PositionTree(1, 1);
  for (const node of program.body[0].body) {
    if (node.type === "TOMLKeyValue") addPair(node, value, positions);
    else addTable(node, value, positions);
  }
  return {
    value,
    locate: (path) => {
      const { line, column } = positions.find(path);
      return { file, line, column };
    },
  };
}

function parse(text: string, file: string): AST.TOMLProgram {
  try {
    return parseTOML(text, { tomlVersion: "1.0" });
  } catch (error) {
    if (error instanceof RangeError) {
      const message = "too large or too deep to parse: put long texts into files of the project";
      throw new DocumentError(message, { file, line: 1, column: 1 });
    }
    if (!(error instanceof ParseError)) throw error;
    throw new DocumentError(error.message, { file, ...placeOf(error, text) });
  }
}

/** Where the parser gave up; a line that ends too early is named itself and not the one after it. */
function placeOf({ lineNumber, column }: ParseError, text: string): { line: number; column: number } {
  const before = text.split(/\r?\n/)[lineNumber - 2];
  if (column > 0 || before === undefined || !/=\s*(#.*)?$/.test(before))
    return { line: lineNumber, column: column + 1 };
  return { line: lineNumber - 1, column: before.length + 1 };
}

function addTable(node: AST.TOMLTable, root: Table, positions: PositionTree): void {
  let target = root;
  let place = positions;
  let keyIndex = 0;
  for (const [index, segment] of node.resolvedKey.entries()) {
    const start = (typeof segment === "string" ? node.key.keys[keyIndex] : undefined)?.loc.start ?? node.loc.start;
    if (typeof segment === "string") keyIndex += 1;
    place = place.child(segment, start.line, start.column + 1);
    const listFollows = typeof node.resolvedKey[index + 1] === "number";
    target = childOf(target, segment, listFollows);
  }
  for (const pair of node.body) addPair(pair, target, place);
}

function addPair(node: AST.TOMLKeyValue, root: Table, positions: PositionTree): void {
  let target = root;
  let place = positions;
  const last = node.key.keys.length - 1;
  for (const [index, key] of node.key.keys.entries()) {
    const name = key.type === "TOMLBare" ? key.name : key.value;
    place = place.child(name, key.loc.start.line, key.loc.start.column + 1);
    if (index === last) target[name] = contentOf(node.value, place);
    else target = childOf(target, name, false);
  }
}

function contentOf(node: AST.TOMLContentNode, place: PositionTree): unknown {
  if (node.type === "TOMLArray") {
    return node.elements.map((element, index) => {
      const { line, column } = element.loc.start;
      return contentOf(element, place.child(index, line, column + 1));
    });
  }
  if (node.type === "TOMLInlineTable") {
    const value = table();
    for (const pair of node.body) addPair(pair, value, place);
    return value;
  }
  return getStaticTOMLValue(node);
}

/** The table (or list) under a key, made where there is none yet. */
function childOf(parent: Table, key: string | number, list: boolean): Table {
  parent[key] ??= list ? [] : table();
  return parent[key] as Table;
}

/** Without a prototype, so that a key such as `__proto__` is a key like any other. */
function table(): Table {
  return Object.create(null) as Table;
}
