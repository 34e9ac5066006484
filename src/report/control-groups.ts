import type { PolicyReport, Report } from "../model/report.js";

/** Policies with the same controls together, with the backends they held on. */
export function controlGroups(report: Report): { policy: PolicyReport; backends: string[] }[] {
  const groups = new Map<string, { policy: PolicyReport; backends: Set<string> }>();
  for (const { policy, backend } of report.scenarios) {
    if (policy.controls.length === 0) continue;
    const key = JSON.stringify([policy.name, backend, policy.controls.map(({ name, enforced }) => [name, enforced])]);
    const group = groups.get(key) ?? { policy, backends: new Set() };
    group.backends.add(backend);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ policy, backends }) => ({ policy, backends: [...backends] }));
}
