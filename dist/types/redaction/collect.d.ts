/** Parts of names whose values are secrets, where the configuration says nothing. */
export declare const DEFAULT_SENSITIVE_PATTERNS: readonly string[];
/**
 * The values to redact: of variables whose name holds one of the patterns in any case, and those declared. Empty ones
 * and plain switches are left out; the Redactor says which of the rest it cannot cover.
 *
 * @param declared values known to be secret, whatever they look like
 */
export declare function collectSecrets(env: Readonly<Record<string, string | undefined>>, patterns: readonly string[], declared: Iterable<string>): string[];
