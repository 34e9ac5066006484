/** The table of a step. */
export declare class DataTable {
    #private;
    constructor(rows: readonly (readonly string[])[]);
    /** All rows, the first included. */
    raw(): string[][];
    /** The rows below the first. */
    rows(): string[][];
    /** A record for each row below the first, whose cells are the keys. */
    hashes(): Record<string, string>[];
    /** One record of a table with two columns: names and values. */
    rowsHash(): Record<string, string>;
    /** Rows as columns. */
    transpose(): DataTable;
}
