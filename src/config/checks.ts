import { nearest } from "../core/nearest.js";
import { BUILTIN_POLICIES } from "../model/policy.js";
import { type Effective, isTable, originIn } from "./merge.js";
import { dottedKey, type Path, type Problem, problemAt } from "./problems.js";
import { show } from "./validate.js";

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

function checkServices(merged: Merged): Problem[] {
  const entry = merged.get("services");
  const services = tables(entry?.value);
  if (!entry) return [];
  const names = namesOf(services);
  const problems = duplicates(entry, services, "service");
  for (const [index, service] of services) {
    const wanted = Array.isArray(service["depends_on"]) ? service["depends_on"] : [service["depends_on"]];
    const listed = Array.isArray(service["depends_on"]);
    for (const position of wanted.keys()) {
      const path = [index, "depends_on", ...(listed ? [position] : [])];
      problems.push(
        ...unknownName(
          entry,
          path,
          names.filter((name) => name !== service["name"]),
          "service",
        ),
      );
    }
  }
  return problems;
}

function checkScenarios(merged: Merged): Problem[] {
  const entry = merged.get("scenarios");
  if (!entry) return [];
  const policies = policyNames(merged);
  const services = namesOf(tables(merged.get("services")?.value));
  const scenarios = tables(entry.value);
  const problems = duplicates(entry, scenarios, "scenario");
  for (const [index, scenario] of scenarios) {
    problems.push(...unknownName(entry, [index, "policy"], policies, "policy"));
    const wanted = Array.isArray(scenario["services"]) ? scenario["services"] : [];
    for (const position of wanted.keys()) {
      problems.push(...unknownName(entry, [index, "services", position], services, "service"));
    }
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
    problemAt(originIn(entry, [...path, ...inside]), dottedKey([...entry.path, ...path, ...inside]), {
      found,
      expected,
    }),
  ];
  if (args && command) return report(["command"], "both `args` and `command`", "one of them");
  if (!args && !command) return report([], "neither `args` nor `command`", "one of them");
  if (args && !hasBin)
    return report(["args"], "`args` but no `bin`", "`bin` to be set, or `command` in place of `args`");
  return [];
}

function duplicates(entry: Effective, items: Tables, what: string, prefix: Path = []): Problem[] {
  const first = new Map<string, Path>();
  const problems: Problem[] = [];
  for (const [index, item] of items) {
    const name = item["name"];
    if (typeof name !== "string") continue;
    const path = [...prefix, index, "name"];
    const earlier = first.get(name);
    if (!earlier) first.set(name, path);
    else {
      const found = `the ${what} name ${show(name)} again (first at ${originIn(entry, earlier).text})`;
      const key = dottedKey([...entry.path, ...path]);
      problems.push(problemAt(originIn(entry, path), key, { found, expected: `a name that no other ${what} has` }));
    }
  }
  return problems;
}

function unknownName(entry: Effective, path: Path, known: readonly string[], what: string): Problem[] {
  const name = path.reduce<unknown>(
    (node, segment) => (node as Record<string | number, unknown> | null)?.[segment],
    entry.value,
  );
  if (typeof name !== "string" || name === "" || known.includes(name)) return [];
  const expected = known.length === 0 ? `a ${what} that is configured (there is none)` : `one of ${known.join(", ")}`;
  const suggestion = nearest(name, known);
  return [
    problemAt(originIn(entry, path), dottedKey([...entry.path, ...path]), { found: show(name), expected, suggestion }),
  ];
}

type Tables = readonly (readonly [number, Record<string, unknown>])[];

/** The tables of a list with their indexes; anything else is passed over. */
function tables(value: unknown): Tables {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown, index) => (isTable(item) ? [[index, item] as const] : []));
}

function namesOf(items: Tables): string[] {
  return items.flatMap(([, item]) => (typeof item["name"] === "string" ? [item["name"]] : []));
}
