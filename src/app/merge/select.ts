import type { PartReport, ReplacedReport, ScenarioReport } from "../../model/report.js";
import { byPlace, compare, order } from "./order.js";
import type { Part } from "./part.js";
import { groupUnits, runsOf, type Unit } from "./units.js";

export interface Selected {
  /** Every run, each once, in the order in which they began. */
  readonly runs: readonly PartReport[];
  /** What counts, in the order of the report. */
  readonly units: readonly Unit[];
  readonly replaced: readonly ReplacedReport[];
}

type Why = ReplacedReport["why"];

/**
 * What counts of the results of several parts. The same whatever the order of parts, however they were merged before, and
 * when a part is there twice. Of several results of one scenario on one backend
 *
 * - one that was skipped gives way to one that was not;
 * - one of an earlier attempt of a CI run gives way to that of a later attempt: it was tried again;
 * - of those that are the same, the latest is taken;
 * - those that differ are all kept, so that no failure vanishes, unless `latest` says that the later ones are retries.
 *
 * Throws VerificationFailed where two different results claim to be of one run.
 */
export function selectResults(parts: readonly Part[], latest: boolean): Selected {
  // What comes first is what files and facts are taken from.
  const inOrder = [...parts].sort((a, b) => trust(a) - trust(b) || order(a.report, b.report));
  const runs = runsOf(inOrder);
  const groups = groupUnits(inOrder, runs);
  const units: Unit[] = [];
  const dropped = new Map<string, ReplacedReport>();
  for (const { report } of inOrder) for (const each of report.replaced ?? []) dropped.set(keyOfReplaced(each), each);
  for (const group of groups.values()) {
    const lost: ReplacedReport[] = [];
    units.push(...survivors([...group.values()], latest, lost));
    for (const each of lost) dropped.set(keyOfReplaced(each), each);
  }
  for (const { scenarios, run } of units) {
    for (const scenario of scenarios) dropped.delete(keyOfReplaced({ ...named(scenario), run_id: run.run_id }));
  }
  return {
    runs: [...runs.values()].sort(order),
    units: units.sort((a, b) => byPlace(a.scenarios[0], b.scenarios[0]) || order(a.run, b.run)),
    replaced: [...dropped.values()]
      .map((each) => ({ ...each, by: lastOf(each, dropped) }))
      .sort((a, b) => compare(keyOfReplaced(a), keyOfReplaced(b))),
  };
}

function survivors(group: readonly Unit[], latest: boolean, lost: ReplacedReport[]): Unit[] {
  const drop = (units: readonly Unit[], by: Unit, why: Why) => {
    for (const { scenarios, run } of units) {
      for (const each of scenarios) {
        lost.push({ ...named(each), outcome: each.outcome, run_id: run.run_id, by: by.run.run_id, why });
      }
    }
  };
  /** Leaves the last of the units, for a reason. */
  const last = (units: readonly Unit[], why: Why): Unit[] => {
    const [first, ...others] = [...units].sort((a, b) => order(b.run, a.run));
    if (first !== undefined) drop(others, first, why);
    return first === undefined ? [] : [first];
  };
  const ran = group.filter(({ scenarios }) => scenarios.some(({ outcome }) => outcome !== "skipped"));
  const [one] = ran;
  if (one === undefined) return last(group, "same");
  drop(
    group.filter((unit) => !ran.includes(unit)),
    one,
    "ran",
  );
  if (latest) return last(ran, "latest");
  const tried = [...groupBy(ran, ({ run }) => run.ci?.run ?? `run ${run.run_id}`).values()].flatMap((attempts) => {
    const attemptOf = ({ run }: Unit) => run.ci?.attempt ?? 0;
    const final = Math.max(...attempts.map(attemptOf));
    const kept = attempts.filter((unit) => attemptOf(unit) === final);
    const [by] = kept;
    if (by !== undefined)
      drop(
        attempts.filter((unit) => !kept.includes(unit)),
        by,
        "attempt",
      );
    return kept;
  });
  return [...groupBy(tried, fingerprint).values()].flatMap((same) => last(same, "same"));
}

/** Results with the same fingerprint tell the same. */
function fingerprint({ scenarios }: Unit): string {
  return JSON.stringify(
    scenarios.map(({ content_digest, outcome, policy, engine, error }) => [
      ...[content_digest, outcome, content_digest === null ? (error?.kind ?? null) : null],
      ...[policy.name, engine?.name ?? null, engine?.rootless ?? null],
    ]),
  );
}

/** Follows those that were replaced in their turn to the run that counts. */
function lastOf(replaced: ReplacedReport, all: ReadonlyMap<string, ReplacedReport>): string {
  const seen = new Set<string>();
  let by = replaced.by;
  for (;;) {
    const next = all.get(keyOfReplaced({ ...replaced, run_id: by }));
    if (next === undefined || seen.has(by)) return by;
    seen.add(by);
    by = next.by;
  }
}

/** Lower comes first. What nothing vouches for comes behind what another merged run tells of it. */
function trust({ report, bare }: Part): number {
  if (bare) return 2;
  return report.parts === undefined ? 0 : 1;
}

function named({ name, backend }: ScenarioReport): { scenario: string; backend: string } {
  return { scenario: name, backend };
}

function keyOfReplaced({ scenario, backend, run_id }: Pick<ReplacedReport, "scenario" | "backend" | "run_id">): string {
  return JSON.stringify([scenario, backend, run_id]);
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
