import { BUILTIN_POLICIES } from "../model/policy.js";
import type { Effective } from "./merge.js";
import { duplicates, problemIn, tables, unknownName } from "./named-tables.js";
import type { Path, Problem } from "./problems.js";
import { checkScenarioServices, checkServices } from "./service-checks.js";

type Merged = ReadonlyMap<string, Effective>;

/**
 * What must hold between keys: names that exist and are unique, `args` that have a `bin`. Looks at unchecked values,
 * so that these problems are reported together with those of the schema; what has the wrong type is passed over.
 */
export function checkConfig(merged: Merged): Problem[] {
  return [...checkDefaultPolicy(merged), ...checkServices(merged), ...checkScenarios(merged)];
}

function policyNames(merged: Merged): string[] {
  const custom = [...merged.values()].filter(({ path }) => path[0] === "policies" && path.length > 1);
  return [...new Set([...BUILTIN_POLICIES, ...custom.map(({ path }) => path[1] ?? "")])];
}

function checkDefaultPolicy(merged: Merged): Problem[] {
  const entry = merged.get("default_policy");
  return entry ? unknownName(entry, [], policyNames(merged), "policy") : [];
}

function checkScenarios(merged: Merged): Problem[] {
  const entry = merged.get("scenarios");
  if (!entry) return [];
  const policies = policyNames(merged);
  const scenarios = tables(entry.value);
  const problems = duplicates(entry, scenarios, "scenario");
  for (const [index, scenario] of scenarios) {
    problems.push(...unknownName(entry, [index, "policy"], policies, "policy"));
    problems.push(...checkScenarioServices(merged, entry, index, scenario));
    const steps = tables(scenario["steps"]);
    problems.push(...duplicates(entry, steps, "step", [index, "steps"]));
    for (const [number, step] of steps) {
      problems.push(...checkStep(entry, [index, "steps", number], step, merged.has("bin")));
    }
  }
  return problems;
}

function checkStep(entry: Effective, path: Path, step: Record<string, unknown>, hasBin: boolean): Problem[] {
  const args = step["args"] !== undefined;
  const command = step["command"] !== undefined;
  const report = (inside: Path, found: string, expected: string) => [
    problemIn(entry, [...path, ...inside], { found, expected }),
  ];
  if (args && command) return report(["command"], "both `args` and `command`", "one of them");
  if (!args && !command) return report([], "neither `args` nor `command`", "one of them");
  if (args && !hasBin)
    return report(["args"], "`args` but no `bin`", "`bin` to be set, or `command` in place of `args`");
  return [];
}
