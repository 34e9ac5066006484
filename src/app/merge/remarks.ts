import { relative } from "node:path";
import type { PartReport, Report } from "../../model/report.js";
import type { Part } from "./part.js";

export interface Remark {
  readonly type: "notice" | "warning";
  readonly message: string;
}

/** What whoever merges should know of the parts. Pure. */
export function remarksOf(report: Report, parts: readonly Part[], cwd: string): Remark[] {
  const { parts: runs = [], replaced = [] } = report;
  const warn = (message: string): Remark => ({ type: "warning", message });
  const bare = parts.filter((part) => part.bare).map(({ path }) => relative(cwd, path) || ".");
  const unsigned = parts.filter((part) => !part.bare && part.runs.some(({ signer }) => signer.kind === "none"));
  const retried = replaced.filter(({ why }) => why === "attempt" || why === "latest");
  return [
    ...(bare.length === 0 ? [] : [warn(`no evidence lies beside ${list(bare)}: nothing proves that it is unchanged`)]),
    ...unsigned.map(({ report: { run_id: id } }) =>
      warn(`run ${id} is not signed: nothing proves that it is unchanged`),
    ),
    ...differing(runs, "source", ({ source }) => source.sha256),
    ...differing(runs, "seed", ({ seed }) => String(seed)),
    ...conflictsOf(report).map(warn),
    ...retried.map(({ scenario, backend, outcome, run_id: id, by, why }): Remark => {
      const reason = why === "attempt" ? "a later attempt" : "the latest";
      return {
        type: "notice",
        message: `${scenario} (${backend}): ${outcome} in run ${id}; run ${by} counts, ${reason}`,
      };
    }),
  ];
}

/** Scenarios that several runs ran on one backend with different results. */
function conflictsOf({ scenarios }: Report): string[] {
  const groups = new Map<string, Report["scenarios"]>();
  for (const scenario of scenarios) {
    const { name, backend, location } = scenario;
    const key = JSON.stringify([name, backend, location.file]);
    groups.set(key, [...(groups.get(key) ?? []), scenario]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const results = new Set(group.map(({ content_digest, outcome }) => content_digest ?? outcome));
    const runs = new Set(group.map(({ run_id }) => run_id));
    if (first === undefined || results.size < 2 || runs.size < 2) return [];
    const told = group.map(({ outcome, run_id }) => `${outcome} in run ${run_id}`);
    return [
      `${first.name} (${first.backend}) has different results: ${told.join(", ")}. All of them count; where the later ones are retries, merge with --latest (input latest)`,
    ];
  });
}

function differing(runs: readonly PartReport[], what: string, factOf: (run: PartReport) => string): Remark[] {
  const first = new Map<string, string>();
  for (const run of runs) if (!first.has(factOf(run))) first.set(factOf(run), run.run_id);
  if (first.size < 2) return [];
  return [
    {
      type: "warning",
      message: `the parts had ${first.size} different ${what}s: those of runs ${list([...first.values()])}`,
    },
  ];
}

function list(items: readonly string[]): string {
  return items.length <= 5 ? items.join(", ") : `${items.slice(0, 5).join(", ")} and ${items.length - 5} more`;
}
