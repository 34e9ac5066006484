/** Whether an environment variable's name marks its value as a secret: it contains a pattern, in any case. */
export declare function isSensitiveName(name: string, patterns: readonly string[]): boolean;
