import type { Report, ScenarioReport } from "../../model/report.js";

/** What tells a scenario from others, whichever system its run was on: file, name and backend. */
export function placeOf(scenario: ScenarioReport | undefined): readonly string[] {
  if (scenario === undefined) return [];
  return [scenario.location.file.replaceAll("\\", "/"), scenario.name, scenario.backend];
}

/** The order of a merged report: as in the configuration, and by backend. */
export function byPlace(a: ScenarioReport | undefined, b: ScenarioReport | undefined): number {
  const [[file = "", ...restA], [otherFile = "", ...restB]] = [placeOf(a), placeOf(b)];
  const at = (key: "line" | "column") => (a?.location[key] ?? 0) - (b?.location[key] ?? 0);
  return compare(file, otherFile) || at("line") || at("column") || compare(restA.join("\0"), restB.join("\0"));
}

/** Runs by the moment they began, then by id: no two are equal. */
export function order(a: Pick<Report, "started_at" | "run_id">, b: Pick<Report, "started_at" | "run_id">): number {
  return compare(a.started_at, b.started_at) || compare(a.run_id, b.run_id);
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
