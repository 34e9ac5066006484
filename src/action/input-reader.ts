/** How an input is read: `core.getInput`, which trims and gives "" for one that is not set. */
export type GetInput = (name: string) => string;

/** Reads single inputs by type and remembers every bad value, so that all of them are told at once. */
export class InputReader {
  readonly problems: string[] = [];
  readonly #get: GetInput;

  constructor(get: GetInput) {
    this.#get = get;
  }

  /** The text, or null where the input is empty. */
  text(name: string): string | null {
    const value = this.#get(name);
    return value === "" ? null : value;
  }

  /** A YAML 1.2 boolean. */
  flag(name: string, fallback: boolean): boolean {
    const value = this.#get(name);
    if (value === "") return fallback;
    if (["true", "True", "TRUE"].includes(value)) return true;
    if (["false", "False", "FALSE"].includes(value)) return false;
    this.refuse(name, value, "true | false");
    return fallback;
  }

  /** One of `allowed`, the first of which is the default. */
  choice<const T extends string>(name: string, allowed: readonly [T, ...T[]]): T {
    const value = this.#get(name);
    if (value === "") return allowed[0];
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) this.refuse(name, value, allowed.join(" | "));
    return found ?? allowed[0];
  }

  number(name: string, range: { min: number; max: number; integer: boolean }): number | null {
    const value = this.#get(name);
    if (value === "") return null;
    const parsed = /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
    const fits = parsed >= range.min && parsed <= range.max && (!range.integer || Number.isSafeInteger(parsed));
    if (fits) return parsed;
    const kind = range.integer ? "a whole number" : "a number";
    const upper =
      range.max === Number.MAX_SAFE_INTEGER ? `of at least ${range.min}` : `from ${range.min} to ${range.max}`;
    this.refuse(name, value, `${kind} ${upper}`);
    return null;
  }

  /** Entries separated by new lines or commas. */
  list(name: string): string[] {
    return this.#get(name)
      .split(/[\n,]/)
      .map((entry) => entry.trim())
      .filter((entry) => entry !== "");
  }

  /** `index/total`, e.g. `2/5`. */
  shard(name: string): { index: number; total: number } | null {
    const value = this.#get(name);
    if (value === "") return null;
    const match = /^(\d{1,6})\/(\d{1,6})$/.exec(value);
    const [index, total] = [Number(match?.[1]), Number(match?.[2])];
    if (match !== null && index >= 1 && index <= total) return { index, total };
    this.refuse(name, value, "index/total with the index from 1 to total, e.g. 1/3");
    return null;
  }

  /** Remembers a bad value. */
  refuse(name: string, found: string, allowed: string): void {
    const shown = found.length <= 80 ? found : `${found.slice(0, 80)}…`;
    this.problems.push(`input ${name}: found ${JSON.stringify(shown)}, allowed: ${allowed}`);
  }
}
