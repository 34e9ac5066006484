import { isSensitiveName } from "../core/sensitive-name.js";

/** Parts of names whose values are secrets, where the configuration says nothing. */
export const DEFAULT_SENSITIVE_PATTERNS: readonly string[] = ["KEY", "TOKEN", "SECRET", "PASSWORD"];

/** Settings rather than secrets: `TOKENIZERS_PARALLELISM=false` is no reason for a warning. */
const SETTING = /^(true|false|yes|no|on|off|\d{1,3})$/i;

/**
 * The values to redact: of variables whose name holds one of the patterns in any case, and those declared. Empty ones
 * and plain switches are left out; the Redactor says which of the rest it cannot cover.
 *
 * @param declared values known to be secret, whatever they look like
 */
export function collectSecrets(
  env: Readonly<Record<string, string | undefined>>,
  patterns: readonly string[],
  declared: Iterable<string>,
): string[] {
  const secrets = new Set<string>();
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || SETTING.test(value.trim())) continue;
    if (isSensitiveName(name, patterns)) secrets.add(value);
  }
  for (const value of declared) secrets.add(value);
  return [...secrets].filter((value) => value.trim() !== "");
}
