/** Whether an environment variable's name marks its value as a secret: it contains a pattern, in any case. */
export function isSensitiveName(name: string, patterns: readonly string[]): boolean {
  const upper = name.toUpperCase();
  return patterns.some((pattern) => pattern !== "" && upper.includes(pattern.toUpperCase()));
}
