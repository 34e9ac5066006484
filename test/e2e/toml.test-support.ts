/** A configuration as data: what `toml` writes. */
export type Toml = string | number | boolean | readonly Toml[] | { readonly [key: string]: Toml | undefined };

/** Writes a configuration as TOML, one line a top-level key; nested tables are inline. */
export function toml(config: Readonly<Record<string, Toml | undefined>>): string {
  return Object.entries(config)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${word(key)} = ${inline(value as Toml)}\n`)
    .join("");
}

function inline(value: Toml): string {
  if (typeof value === "string") return text(value);
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{ ${entries.map(([key, each]) => `${word(key)} = ${inline(each as Toml)}`).join(", ")} }`;
}

function word(key: string): string {
  return /^[\w-]+$/.test(key) ? key : text(key);
}

/** A basic string of TOML: JSON's, but for DEL, which TOML wants escaped. */
function text(value: string): string {
  return JSON.stringify(value).replaceAll("\x7f", "\\u007F");
}
