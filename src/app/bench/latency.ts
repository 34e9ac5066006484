/** Milliseconds. A percentile is a duration that was measured: the smallest that so many percent did not exceed (nearest rank). */
export interface Latency {
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
}

/** The latency that measured durations show; there is at least one. */
export function latencyOf(durations: readonly number[]): Latency {
  const sorted = [...durations].sort((a, b) => a - b);
  const rank = (percent: number) => sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? 0;
  const mean = sorted.reduce((sum, each) => sum + each, 0) / sorted.length;
  return {
    ...{ p50: rank(50), p90: rank(90), p95: rank(95), p99: rank(99) },
    min: sorted[0] ?? 0,
    max: sorted.at(-1) ?? 0,
    mean: Math.round(mean * 1000) / 1000,
  };
}
