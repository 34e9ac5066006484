/** Comments by which sources leave lines out of their coverage. */
const TELLS = /\b(c8|v8|istanbul|node:coverage)\s+(ignore|disable|enable)\b/;

/** Lines of a source as coverage needs them: how long each is, and as text what says something about coverage. */
export type Outline = readonly (number | string)[];

/** Null for sources whose lines end in another way than by a line feed. */
export function outlineOf(source: string): Outline | null {
  if (/[\r\u2028\u2029]/.test(source)) return null;
  // What v8-to-istanbul does not look at.
  return source
    .trimEnd()
    .split("\n")
    .map((line) => (TELLS.test(line) ? line : line.length));
}

/** A text with this outline. */
export function textOfOutline(outline: Outline): string {
  return outline.map((line) => (typeof line === "string" ? line : ".".repeat(line))).join("\n");
}
