/** The table of a step. */
export class DataTable {
  readonly #rows: readonly (readonly string[])[];

  constructor(rows: readonly (readonly string[])[]) {
    this.#rows = rows;
  }

  /** All rows, the first included. */
  raw(): string[][] {
    return this.#rows.map((row) => [...row]);
  }

  /** The rows below the first. */
  rows(): string[][] {
    return this.raw().slice(1);
  }

  /** A record for each row below the first, whose cells are the keys. */
  hashes(): Record<string, string>[] {
    const [head = [], ...rows] = this.#rows;
    return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ""])));
  }

  /** One record of a table with two columns: names and values. */
  rowsHash(): Record<string, string> {
    return Object.fromEntries(this.#rows.map(([name = "", value = ""]) => [name, value]));
  }

  /** Rows as columns. */
  transpose(): DataTable {
    const [head = []] = this.#rows;
    return new DataTable(head.map((_, at) => this.#rows.map((row) => row[at] ?? "")));
  }
}
