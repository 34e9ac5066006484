import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sampleReport, sampleScenario } from "../../ci/sample-report.test-support.js";
import { sha256 } from "../../core/hash.js";
import type { Outcome, PartReport, Report } from "../../model/report.js";
import { Redactor } from "../../redaction/redactor.js";
import type { Part } from "./part.js";
import { mergedReport } from "./report.js";
import { mergeResults } from "./results.js";
import { selectResults } from "./select.js";

interface Result {
  readonly name: string;
  readonly backend?: string;
  readonly outcome: Outcome;
  /** What the steps wrote. */
  readonly output?: string;
}

interface Run {
  readonly results: readonly Result[];
  /** Minutes after the first. */
  readonly minute?: number;
  readonly attempt?: number;
}

/** A run that was given itself, signed. */
function part(id: string, { results, minute = 0, attempt }: Run): Part {
  const scenarios = results.map(({ name, backend = "local", outcome, output = "" }) =>
    sampleScenario(name, outcome, {
      ...{ backend, location: { file: "cleanroom.toml", line: name.charCodeAt(0), column: 1 } },
      content_digest: outcome === "skipped" || outcome === "error" ? null : sha256(`${name} ${outcome} ${output}`),
    }),
  );
  const started = new Date(Date.UTC(2026, 10, 21, 10, minute)).toISOString();
  const report = sampleReport(scenarios, { run_id: id, started_at: started, content_digest: sha256(id) });
  const { run_id, started_at, duration_ms, outcome, seed, source, content_digest } = report;
  const run: PartReport = {
    ...{ run_id, started_at, duration_ms, outcome, seed, source, content_digest, bundle: sha256(`bundle of ${id}`) },
    signer: { kind: "run-key", keyid: "k" },
    via: null,
    ci: attempt === undefined ? null : { run: "repo#1", attempt },
  };
  return { path: `/${id}`, report, files: new Map(), runs: [run], bare: false };
}

let merges = 0;

/** The parts merged, as a part. */
function merged(parts: readonly Part[], latest = false): Part {
  const selected = selectResults(parts, latest);
  const { results } = mergeResults(selected.units, new Redactor([]));
  const report = mergedReport(`merge-${++merges}`, parts, selected, results);
  const runs = (report.parts ?? []).map((run) => ({ ...run, via: report.run_id }));
  return { path: `/${report.run_id}`, report, files: new Map(), runs, bare: false };
}

function essence({ report }: Part): unknown {
  const { content_digest, counts, outcome, started_at, duration_ms, parts = [], replaced = [] } = report;
  return {
    ...{ content_digest, counts, outcome, started_at, duration_ms, parts: parts.map(({ run_id }) => run_id) },
    scenarios: shown(report),
    replaced: replaced.map(({ scenario, backend, run_id }) => [scenario, backend, run_id]),
  };
}

function shown({ scenarios }: Report): unknown[] {
  return scenarios.map(({ name, backend, outcome, run_id }) => [name, backend, outcome, run_id]);
}

const runs = fc.array(
  fc.record({
    results: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom("A", "B", "C"),
        backend: fc.constantFrom("docker", "local"),
        outcome: fc.constantFrom<Outcome>("passed", "failed", "skipped", "error"),
        output: fc.constantFrom("x", "y"),
      }),
      { selector: ({ name, backend }) => `${name} ${backend}`, maxLength: 4 },
    ),
    minute: fc.integer({ min: 0, max: 3 }),
    attempt: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 6 },
);

describe("whatever the parts are", () => {
  const parts = runs.map((list) =>
    list.map((run, index) =>
      part(`run-${index}`, { ...run, ...(run.attempt === undefined ? { attempt: undefined } : {}) } as Run),
    ),
  );

  test("the order of parts does not matter", () => {
    const shuffled = parts.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.boolean(), ([list, other], latest) => {
        expect(essence(merged(other, latest))).toEqual(essence(merged(list, latest)));
      }),
    );
  });

  test("merging in groups first does not matter, nor that groups share parts", () => {
    const grouped = parts.chain((list) =>
      fc.tuple(fc.constant(list), fc.array(fc.subarray(list, { minLength: 1 }), { minLength: 1, maxLength: 3 })),
    );
    fc.assert(
      fc.property(grouped, fc.boolean(), ([list, groups], latest) => {
        const inGroups = groups.map((group) => merged(group, latest));
        const rest = list.filter((each) => !groups.some((group) => group.includes(each)));
        expect(essence(merged([...rest, ...inGroups], latest))).toEqual(essence(merged(list, latest)));
        expect(essence(merged([...inGroups, ...list], latest))).toEqual(essence(merged(list, latest)));
      }),
    );
  });

  test("merging twice changes nothing", () => {
    fc.assert(
      fc.property(parts, fc.boolean(), (list, latest) => {
        const once = merged(list, latest);
        expect(essence(merged([...list, ...list], latest))).toEqual(essence(once));
        expect(essence(merged([once], latest))).toEqual(essence(once));
        expect(essence(merged([once, once, ...list], latest))).toEqual(essence(once));
      }),
    );
  });

  test("a failure vanishes only behind a retry", () => {
    fc.assert(
      fc.property(parts, (list) => {
        const { report } = merged(list);
        for (const { why, outcome, by, scenario, backend } of report.replaced ?? []) {
          if (outcome !== "failed" && outcome !== "error") continue;
          const winner = report.scenarios.find(
            (each) => each.run_id === by && each.name === scenario && each.backend === backend,
          );
          if (why === "same") expect(winner?.outcome).toBe(outcome);
          else expect(why).toBe("attempt");
        }
      }),
    );
  });
});

describe("of several results of one scenario", () => {
  const result = (outcome: Outcome, output = ""): Result => ({ name: "A", outcome, output });
  const outcomes = (list: readonly Part[], latest = false) => shown(merged(list, latest).report);

  test("those that differ all count, as they may be of other jobs of a matrix", () => {
    const list = [part("a", { results: [result("failed")] }), part("b", { results: [result("passed")], minute: 9 })];
    expect(outcomes(list)).toEqual([
      ["A", "local", "failed", "a"],
      ["A", "local", "passed", "b"],
    ]);
    expect(merged(list).report.outcome).toBe("failed");
    expect(outcomes(list, true)).toEqual([["A", "local", "passed", "b"]]);
  });

  test("a later attempt of the same CI run counts", () => {
    const list = [
      part("a", { results: [result("failed")], attempt: 1, minute: 1 }),
      part("b", { results: [result("passed")], attempt: 2, minute: 9 }),
    ];
    expect(outcomes(list)).toEqual([["A", "local", "passed", "b"]]);
    expect(merged(list).report.replaced).toMatchObject([{ outcome: "failed", run_id: "a", by: "b", why: "attempt" }]);
  });

  test("one that ran counts and one that was skipped does not", () => {
    const list = [part("a", { results: [result("skipped")], minute: 9 }), part("b", { results: [result("passed")] })];
    expect(outcomes(list)).toEqual([["A", "local", "passed", "b"]]);
    expect(merged(list).report.counts).toMatchObject({ passed: 1, skipped: 0 });
  });

  test("the same result counts once", () => {
    const list = [part("a", { results: [result("passed")] }), part("b", { results: [result("passed")], minute: 1 })];
    expect(outcomes(list)).toEqual([["A", "local", "passed", "b"]]);
  });
});

test("a run that two parts tell differently is refused", () => {
  const [a, b] = [
    part("a", { results: [{ name: "A", outcome: "failed" }] }),
    part("a", { results: [{ name: "A", outcome: "passed" }] }),
  ];
  expect(() => selectResults([a, b], false)).toThrow(/run a differ/);
  const other = { ...a, runs: a.runs.map((run) => ({ ...run, bundle: "f".repeat(64) })) };
  expect(() => selectResults([merged([a]), other], false)).toThrow(/run a differ/);
});
