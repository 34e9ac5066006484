import type { Report } from "../model/report.js";
import type { ServiceResult } from "../model/result.js";
import { type RunFile, slug } from "./run-dir.js";

/**
 * The logs of services, `services/<name>.log`, which `log` of their reports then names. Where several scenarios, or one on
 * several backends, had a service of that name, the first keeps it and the others are told apart by folders.
 */
export function serviceFiles(services: readonly ServiceResult[]): RunFile[] {
  const taken = new Set<string>();
  return services.flatMap(({ report, log }) => {
    if (log === null) return [];
    const file = `${report.name}.log`;
    const scenario = slug(report.scenario ?? "shared", "scenario");
    const candidates = [file, `${scenario}/${file}`, `${scenario}-${slug(report.backend)}/${file}`];
    let path = candidates.find((each) => !taken.has(each.toLowerCase())) ?? "";
    for (let n = 2; path === ""; n += 1) {
      const numbered = `${scenario}-${n}/${file}`;
      if (!taken.has(numbered.toLowerCase())) path = numbered;
    }
    // Some systems take names that differ in case alone for the same.
    taken.add(path.toLowerCase());
    report.log = `services/${path}`;
    return [{ path: report.log, content: log, essential: false }];
  });
}

/** What was left out of logs that were too long. After `serviceFiles` over the same. */
export function cutLogs(services: readonly ServiceResult[]): Report["omitted"] {
  return services.flatMap(({ report, leftOut }) =>
    report.log === null || leftOut === 0
      ? []
      : [{ path: report.log, bytes: leftOut, reason: "the middle of a log that is longer than what is kept of one" }],
  );
}
