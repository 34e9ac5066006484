import { expect, test } from "vitest";
import { latencyOf } from "./latency.js";

test("percentiles are durations that were measured, by nearest rank", () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(latencyOf(hundred)).toEqual({ p50: 50, p90: 90, p95: 95, p99: 99, min: 1, max: 100, mean: 50.5 });
  expect(latencyOf([3, 1, 2])).toEqual({ p50: 2, p90: 3, p95: 3, p99: 3, min: 1, max: 3, mean: 2 });
});

test("a single one is all of them", () => {
  expect(latencyOf([7])).toEqual({ p50: 7, p90: 7, p95: 7, p99: 7, min: 7, max: 7, mean: 7 });
});
