import { CleanroomError } from "../../core/errors.js";
import type { PartReport, ScenarioReport, ServiceReport } from "../../model/report.js";
import { placeOf } from "./order.js";
import type { Part } from "./part.js";

/** What one run made of one scenario on one backend; several where feature files have scenarios of one name. */
export interface Unit {
  /** Where its files are taken from. */
  readonly part: Part;
  /** The run that it comes from. */
  readonly run: PartReport;
  readonly scenarios: readonly ScenarioReport[];
  /** Those of its scenarios alone, and those that it shared with others of its run. */
  readonly services: readonly ServiceReport[];
}

/**
 * Every run that the parts consist of, by its id. Parts that were given themselves come first. Throws VerificationFailed
 * where two different results claim to be of one run.
 */
export function runsOf(parts: readonly Part[]): Map<string, PartReport> {
  const runs = new Map<string, PartReport>();
  const texts = new Map<string, string>();
  for (const part of parts) {
    const text = JSON.stringify(part.report);
    if ((texts.get(part.report.run_id) ?? text) !== text) throw contradiction(part, part.report.run_id);
    texts.set(part.report.run_id, text);
    for (const run of part.runs) {
      const known = runs.get(run.run_id);
      const differs = known !== undefined && (known.content_digest !== run.content_digest || otherBundle(known, run));
      if (differs) throw contradiction(part, run.run_id);
      // Of two copies, the one with evidence is the one to name.
      if (known === undefined || (known.via === run.via && known.bundle === null)) runs.set(run.run_id, run);
    }
  }
  return runs;
}

function otherBundle(a: PartReport, b: PartReport): boolean {
  return a.bundle !== null && b.bundle !== null && a.bundle !== b.bundle;
}

function contradiction({ path }: Part, runId: string): CleanroomError {
  return new CleanroomError(
    "VerificationFailed",
    `${path}: its results of run ${runId} differ from those of another part`,
    {
      hint: "The id of a run stands for one result: find out which part was changed, and leave it out.",
      context: { path, run_id: runId },
    },
  );
}

/** The units of each scenario on each backend, by the run that they come from. */
export function groupUnits(
  parts: readonly Part[],
  runs: ReadonlyMap<string, PartReport>,
): Map<string, Map<string, Unit>> {
  const groups = new Map<string, Map<string, Unit>>();
  for (const part of parts) {
    for (const unit of unitsOf(part, runs)) {
      const key = JSON.stringify(placeOf(unit.scenarios[0]));
      const group = groups.get(key) ?? new Map<string, Unit>();
      groups.set(key, group);
      if (!group.has(unit.run.run_id)) group.set(unit.run.run_id, unit);
    }
  }
  return groups;
}

function unitsOf(part: Part, runs: ReadonlyMap<string, PartReport>): Unit[] {
  const { report } = part;
  const units = new Map<string, { run: PartReport; scenarios: ScenarioReport[] }>();
  for (const scenario of report.scenarios) {
    const id = scenario.run_id ?? report.run_id;
    const run = runs.get(id);
    if (run === undefined) throw contradiction(part, id);
    const key = JSON.stringify([id, placeOf(scenario)]);
    const unit = units.get(key);
    if (unit === undefined) units.set(key, { run, scenarios: [scenario] });
    else unit.scenarios.push(scenario);
  }
  return [...units.values()].map(({ run, scenarios }) => {
    const names = new Set<string | null>([null, ...scenarios.map(({ name }) => name)]);
    const services = report.services.filter(
      (service) =>
        (service.run_id ?? report.run_id) === run.run_id &&
        names.has(service.scenario) &&
        service.backend === scenarios[0]?.backend,
    );
    return { part, run, scenarios, services };
  });
}
