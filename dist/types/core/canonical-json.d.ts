/**
 * A JSON value as RFC 8785 canonical JSON: one text for one value, whatever the order its keys were set in.
 * Keys whose value is undefined are left out. Throws Internal on what JSON cannot hold (NaN, a function).
 */
export declare function canonicalJson(value: unknown): string;
