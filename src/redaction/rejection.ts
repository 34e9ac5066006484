import { REPORT_VOCABULARY } from "./vocabulary.js";

/** A secret that is not redacted, told without telling it. */
export interface RejectedSecret {
  /** Length in characters. */
  readonly length: number;
  readonly reason: string;
}

/** What stands in the place of a secret. */
export const MARKER = "[REDACTED]";

const MIN_CHARACTERS = 4;
const MIN_DIGITS = 6;

/**
 * Values that everybody knows and that ordinary output is full of: redacting them hides nothing and spoils
 * every log, path and digest they stand in.
 */
const COMMON = new Set(
  (
    "true false null none undefined enabled disabled default auto root admin user guest test tests testing debug info " +
    "warn warning error trace local localhost main master latest stable release production staging development " +
    "postgres mysql mariadb redis docker podman cleanroom passed failed skipped"
  ).split(" "),
);

/** Why a value cannot be redacted, or null where it can. */
export function rejectionOf(secret: string): string | null {
  if ([...secret].length < MIN_CHARACTERS) {
    return `shorter than ${MIN_CHARACTERS} characters: it would be found everywhere by chance`;
  }
  if (COMMON.has(secret.toLowerCase())) return `"${secret}" is too common a word to be a secret`;
  if (/^\d+$/.test(secret) && secret.length < MIN_DIGITS) {
    return `a number of fewer than ${MIN_DIGITS} digits: it would be found in sizes, times and digests by chance`;
  }
  if (new Set(secret).size === 1) return "one character, repeated: ordinary output holds it by chance";
  if (REPORT_VOCABULARY.some((word) => word.includes(secret))) return "a word, or part of one, that every report holds";
  if (MARKER.includes(secret)) return `a part of "${MARKER}", which stands in the place of secrets`;
  return null;
}
