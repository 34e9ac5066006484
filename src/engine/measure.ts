/** Milliseconds with microseconds kept: what durations are reported in. */
export function round(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
