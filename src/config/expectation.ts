import type { Expectation, TextMatcher } from "../model/plan.js";
import type { RawExpectation, RawMatcher } from "./schema/scenario.js";
import { bytesOf, listOf } from "./settings.js";

/**
 * What a step's `expect` asserts. Without one, and in a table that names neither an exit code nor an error nor an
 * outcome, the step must succeed.
 */
export function expectationOf(raw: RawExpectation | undefined): Expectation {
  if (raw === undefined || typeof raw === "string") return { outcome: raw ?? "success" };
  const decided = raw.exit_code !== undefined || raw.error !== undefined;
  return {
    outcome: raw.outcome ?? (decided ? "any" : "success"),
    ...(raw.exit_code === undefined ? {} : { exitCode: raw.exit_code }),
    ...(raw.stdout === undefined ? {} : { stdout: matcherOf(raw.stdout) }),
    ...(raw.stderr === undefined ? {} : { stderr: matcherOf(raw.stderr) }),
    ...(raw.duration_le_ms === undefined ? {} : { durationLeMs: raw.duration_le_ms }),
    ...(raw.memory_peak_le === undefined ? {} : { memoryPeakLe: bytesOf(raw.memory_peak_le) }),
    ...(raw.files === undefined ? {} : { files: matchersOf(raw.files) }),
    ...(raw.error === undefined ? {} : { error: raw.error }),
  };
}

/** Matchers by name, such as those of a scenario's `service_logs`. */
export function matchersOf(raw: Readonly<Record<string, RawMatcher>>): Record<string, TextMatcher> {
  return mapValues(raw, matcherOf);
}

function matcherOf(raw: RawMatcher): TextMatcher {
  return {
    ...(raw.equals === undefined ? {} : { equals: raw.equals }),
    ...(raw.contains === undefined ? {} : { contains: listOf(raw.contains) }),
    ...(raw.not_contains === undefined ? {} : { notContains: listOf(raw.not_contains) }),
    ...(raw.matches === undefined ? {} : { matches: listOf(raw.matches) }),
    ...(raw.empty === undefined ? {} : { empty: raw.empty }),
    ...(raw.json === undefined ? {} : { json: raw.json }),
    ...(raw.snapshot === undefined ? {} : { snapshot: raw.snapshot }),
  };
}

function mapValues<T, U>(table: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, change(value)]));
}
