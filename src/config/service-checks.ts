import { type Effective, isTable } from "./merge.js";
import { duplicates, namesOf, problemIn, type Tables, tables, texts, unknownName } from "./named-tables.js";
import type { Path, Problem } from "./problems.js";
import { stepNames } from "./scenarios.js";
import { parseServiceName, SERVICE_IMAGES } from "./service-images.js";
import { show } from "./validate.js";

type Merged = ReadonlyMap<string, Effective>;

/** Services: names, images, and dependencies that exist and don't wait for each other; and those of every scenario. */
export function checkServices(merged: Merged): Problem[] {
  const entry = merged.get("services");
  const services = tables(entry?.value);
  const names = namesOf(services);
  const problems = checkDefaults(merged, names);
  if (!entry) return problems;
  problems.push(...duplicates(entry, services, "service"));
  for (const [index, service] of services) {
    if (service["image"] === undefined) problems.push(...missingImage(entry, index, service["name"]));
    const others = names.filter((name) => name !== service["name"]);
    for (const { path } of texts(service, "depends_on")) {
      problems.push(...unknownName(entry, [index, ...path], others, "service"));
    }
  }
  return [...problems, ...cycles(entry, services)];
}

/** What a scenario says of services: those it has, what happens to them, and what their logs hold. */
export function checkScenarioServices(
  merged: Merged,
  entry: Effective,
  index: number,
  scenario: Record<string, unknown>,
): Problem[] {
  const services = tables(merged.get("services")?.value);
  const names = namesOf(services);
  const wanted = texts(scenario, "services");
  const problems = wanted.flatMap(({ path }) => unknownName(entry, [index, ...path], names, "service"));
  const defaults = defaultsOf(merged).map(({ text }) => parseServiceName(text).name);
  const own = withDependencies([...wanted.map(({ text }) => text), ...defaults], services);
  const steps = stepNames(tables(scenario["steps"]).map(([, step]) => step));
  for (const [number, chaos] of tables(scenario["chaos"])) {
    problems.push(...checkChaos(entry, [index, "chaos", number], chaos, { services: own, steps }));
  }
  const logs = scenario["service_logs"];
  for (const name of isTable(logs) ? Object.keys(logs) : []) {
    problems.push(...notOfScenario(entry, [index, "service_logs", name], name, own));
  }
  return problems;
}

function checkDefaults(merged: Merged, names: readonly string[]): Problem[] {
  const entry = merged.get("default_services");
  if (!entry) return [];
  const known = [...new Set([...names, ...Object.keys(SERVICE_IMAGES)])];
  return defaultsOf(merged).flatMap(({ path, text }) => {
    const { name, image } = parseServiceName(text);
    if (image === null) return unknownName(entry, path, known, "service");
    const usable = /^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/.test(name) && image !== "";
    return usable ? [] : [problemIn(entry, path, { found: show(text), expected: "NAME or NAME=IMAGE" })];
  });
}

function defaultsOf(merged: Merged): { readonly path: Path; readonly text: string }[] {
  const value = merged.get("default_services")?.value;
  return texts({ value }, "value").map(({ path, text }) => ({ path: path.slice(1), text }));
}

function missingImage(entry: Effective, index: number, name: unknown): Problem[] {
  if (typeof name === "string" && Object.hasOwn(SERVICE_IMAGES, name)) return [];
  const names = Object.keys(SERVICE_IMAGES).join(", ");
  const expected = `a string that is not empty (only services called ${names} need no image)`;
  return [problemIn(entry, [index, "image"], { found: "nothing", expected })];
}

/** One problem for each circle of services that wait for each other, at the first of them. */
function cycles(entry: Effective, services: Tables): Problem[] {
  const problems: Problem[] = [];
  const told = new Set<string>();
  for (const [index, service] of services) {
    const name = service["name"];
    if (typeof name !== "string" || told.has(name)) continue;
    const circle = circleFrom(name, services);
    if (circle === null) continue;
    for (const each of circle) told.add(each);
    const found = `a circle: ${[...circle, name].join(" → ")}`;
    const expected = "services of which none waits for itself";
    problems.push(problemIn(entry, [index, "depends_on"], { found, expected }));
  }
  return problems;
}

/** The services on the shortest way from one back to itself; null where there is none, or it is the service alone. */
function circleFrom(start: string, services: Tables): string[] | null {
  const seen = new Set<string>();
  const ways = [[start]];
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    for (const next of dependenciesOf(way.at(-1) ?? "", services)) {
      if (next === start && way.length > 1) return way;
      // A service that depends on itself is refused by name.
      if (next === start || seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return null;
}

function withDependencies(names: readonly string[], services: Tables): string[] {
  const all = new Set(names);
  for (const name of all) for (const next of dependenciesOf(name, services)) all.add(next);
  return [...all];
}

function dependenciesOf(name: string, services: Tables): string[] {
  const found = services.find(([, service]) => service["name"] === name);
  return found === undefined ? [] : texts(found[1], "depends_on").map(({ text }) => text);
}

interface Known {
  readonly services: readonly string[];
  readonly steps: readonly string[];
}

function checkChaos(entry: Effective, path: Path, chaos: Record<string, unknown>, known: Known): Problem[] {
  const problems: Problem[] = [];
  const { service, action, share, before, after } = chaos;
  if (typeof service === "string") {
    problems.push(...notOfScenario(entry, [...path, "service"], service, known.services));
  }
  if ((before === undefined) === (after === undefined)) {
    const found = before === undefined ? "neither `before` nor `after`" : "both `before` and `after`";
    problems.push(problemIn(entry, path, { found, expected: "one of them, with the name of a step" }));
  }
  for (const key of ["before", "after"]) {
    problems.push(...unknownName(entry, [...path, key], known.steps, "step"));
  }
  if (action === "slow" && share === undefined) {
    problems.push(problemIn(entry, path, { found: "no `share`", expected: "how much it keeps, e.g. share = 0.1" }));
  }
  if (action !== "slow" && share !== undefined) {
    problems.push(problemIn(entry, [...path, "share"], { found: "`share`", expected: 'no `share` unless to "slow"' }));
  }
  return problems;
}

function notOfScenario(entry: Effective, path: Path, name: string, services: readonly string[]): Problem[] {
  if (services.includes(name)) return [];
  const expected = services.length === 0 ? "a service of this scenario (it has none)" : `one of ${services.join(", ")}`;
  return [problemIn(entry, path, { found: show(name), expected })];
}
