type Selector =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "index"; readonly index: number }
  | { readonly kind: "slice"; readonly start: number | null; readonly end: number | null; readonly step: number }
  | { readonly kind: "wildcard" };

interface Segment {
  readonly descend: boolean;
  readonly selectors: readonly Selector[];
}

/** The values a JSONPath selects, in document order. */
export interface Selection {
  readonly values: readonly unknown[];
  /** The path can select one value at most: it has no wildcard, slice, list or descent. */
  readonly singular: boolean;
}

/**
 * Selects values by JSONPath (RFC 9535): names, indexes, slices, wildcards, descent, lists of them; no filters.
 *
 * @throws SyntaxError that says what in the path is not understood.
 */
export function selectJson(document: unknown, path: string): Selection {
  const segments = parsePath(path);
  let nodes: unknown[] = [document];
  for (const segment of segments) {
    const from = segment.descend ? nodes.flatMap(descendants) : nodes;
    nodes = from.flatMap((node) => segment.selectors.flatMap((selector) => select(node, selector)));
  }
  return { values: nodes, singular: segments.every(isSingular) };
}

/** What is wrong with a path, or null: for checks before anything starts. */
export function jsonPathProblem(path: string): string | null {
  try {
    parsePath(path);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isSingular(segment: Segment): boolean {
  const [first] = segment.selectors;
  return !segment.descend && segment.selectors.length === 1 && (first?.kind === "name" || first?.kind === "index");
}

const SHORTHAND = /^(\.\.?)(\*|[\p{L}_][\p{L}\p{N}_]*)/u;
const BRACKET = /^(\.\.)?\[\s*/;
const QUOTED = /^'((?:[^'\\]|\\.)*)'|^"((?:[^"\\]|\\.)*)"/;
const SLICE = /^(-?\d+)?\s*:\s*(-?\d+)?(?:\s*:\s*(-?\d+)?)?/;
const INDEX = /^-?\d+/;

function parsePath(path: string): Segment[] {
  const fail = (rest: string, why = "not understood"): never => {
    throw new SyntaxError(
      `"${path}" is not a JSONPath: ${why} at "${rest.slice(0, 20)}" (column ${path.length - rest.length + 1})`,
    );
  };
  if (!path.startsWith("$")) fail(path, "it must start with $");
  const segments: Segment[] = [];
  let rest = path.slice(1);
  while (rest !== "") {
    const short = SHORTHAND.exec(rest);
    const bracket = BRACKET.exec(rest);
    if (short !== null) {
      const name = short[2] ?? "";
      segments.push({
        descend: short[1] === "..",
        selectors: [name === "*" ? { kind: "wildcard" } : { kind: "name", name }],
      });
      rest = rest.slice(short[0].length);
    } else if (bracket !== null) {
      rest = rest.slice(bracket[0].length);
      const selectors: Selector[] = [];
      for (;;) {
        if (rest.startsWith("?")) fail(rest, "filters are not supported");
        const [selector, used] = parseSelector(rest) ?? fail(rest);
        selectors.push(selector);
        rest = rest.slice(used).trimStart();
        if (rest.startsWith("]")) break;
        if (!rest.startsWith(",")) fail(rest, "a ] is missing");
        rest = rest.slice(1).trimStart();
      }
      segments.push({ descend: bracket[1] !== undefined, selectors });
      rest = rest.slice(1);
    } else fail(rest);
  }
  return segments;
}

function parseSelector(rest: string): [Selector, number] | null {
  if (rest.startsWith("*")) return [{ kind: "wildcard" }, 1];
  const quoted = QUOTED.exec(rest);
  if (quoted !== null) {
    const single = quoted[1]?.replace(/\\'|"/g, (found) => (found === '"' ? '\\"' : "'"));
    return [{ kind: "name", name: String(JSON.parse(`"${single ?? quoted[2] ?? ""}"`)) }, quoted[0].length];
  }
  const slice = SLICE.exec(rest);
  if (slice !== null) {
    const bound = (text: string | undefined) => (text === undefined ? null : Number(text));
    return [
      { kind: "slice", start: bound(slice[1]), end: bound(slice[2]), step: bound(slice[3]) ?? 1 },
      slice[0].length,
    ];
  }
  const index = INDEX.exec(rest);
  return index === null ? null : [{ kind: "index", index: Number(index[0]) }, index[0].length];
}

function select(node: unknown, selector: Selector): unknown[] {
  if (selector.kind === "wildcard") return children(node);
  if (selector.kind === "name") {
    return isRecord(node) && Object.hasOwn(node, selector.name) ? [node[selector.name]] : [];
  }
  if (!Array.isArray(node)) return [];
  const items: unknown[] = node;
  if (selector.kind === "slice") return sliced(items, selector.start, selector.end, selector.step);
  const index = selector.index < 0 ? items.length + selector.index : selector.index;
  return index >= 0 && index < items.length ? [items[index]] : [];
}

/** RFC 9535, section 2.3.4.2.2: bounds are clamped, a negative step runs backwards, a step of 0 selects nothing. */
function sliced(items: readonly unknown[], start: number | null, end: number | null, step: number): unknown[] {
  const length = items.length;
  const absolute = (bound: number) => (bound < 0 ? length + bound : bound);
  const clamp = (bound: number, low: number, high: number) => Math.min(Math.max(bound, low), high);
  const selected: unknown[] = [];
  if (step > 0) {
    const last = clamp(absolute(end ?? length), 0, length);
    for (let i = clamp(absolute(start ?? 0), 0, length); i < last; i += step) selected.push(items[i]);
  } else if (step < 0) {
    const last = end === null ? -1 : clamp(absolute(end), -1, length - 1);
    for (let i = clamp(start === null ? length - 1 : absolute(start), -1, length - 1); i > last; i += step)
      selected.push(items[i]);
  }
  return selected;
}

function children(node: unknown): unknown[] {
  if (Array.isArray(node)) return node;
  return isRecord(node) ? Object.values(node) : [];
}

function descendants(node: unknown): unknown[] {
  return [node, ...children(node).flatMap(descendants)];
}

function isRecord(node: unknown): node is Record<string, unknown> {
  return typeof node === "object" && node !== null && !Array.isArray(node);
}
