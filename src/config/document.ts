import type { SourceLocation } from "../model/plan.js";
import type { Path } from "./problems.js";

/** A parsed file that knows where each of its keys stands. */
export interface SourceDocument {
  readonly value: unknown;
  /** The key at this path or, where there is none, the nearest key above it. */
  locate(path: Path): SourceLocation;
}

/** What a parser throws for a file that is no TOML or JSON at all. */
export class DocumentError extends Error {
  constructor(
    message: string,
    readonly location: SourceLocation,
  ) {
    super(message);
    this.name = "DocumentError";
  }
}

/** Positions as a tree of path segments. */
export class PositionTree {
  readonly #children = new Map<string | number, PositionTree>();

  constructor(
    readonly line: number,
    readonly column: number,
  ) {}

  /** The child of that name; the first position given for it stays. */
  child(segment: string | number, line: number, column: number): PositionTree {
    const known = this.#children.get(segment);
    if (known) return known;
    const added = new PositionTree(line, column);
    this.#children.set(segment, added);
    return added;
  }

  find(path: Path): PositionTree {
    let node: PositionTree = this;
    for (const segment of path) {
      const next = node.#children.get(segment);
      if (!next) break;
      node = next;
    }
    return node;
  }
}

/** The part of a document below `prefix`, as a document of its own. */
export function partOf(document: SourceDocument, prefix: Path): SourceDocument {
  let value = document.value;
  for (const segment of prefix) {
    value = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[segment] : undefined;
  }
  return { value, locate: (path) => document.locate([...prefix, ...path]) };
}
