/** Whether two JSON values are the same: key order and the way numbers are written do not count. */
export declare function jsonEqual(a: unknown, b: unknown): boolean;
/** The value as one line of JSON, RFC 8785. */
export declare function canonical(value: unknown): string;
