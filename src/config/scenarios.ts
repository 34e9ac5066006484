import type { SourceLocation } from "../model/plan.js";
import type { ChaosAction } from "../model/service.js";
import { expectationOf, matchersOf } from "./expectation.js";
import type { ScenarioConfig, StepConfig } from "./loaded.js";
import type { Path } from "./problems.js";
import type { RawChaos, RawScenario, RawStep } from "./schema/scenario.js";
import { bytesOf, listOf } from "./settings.js";

/** Where the scenario or step at a path of the `scenarios` list stands. */
export type Locate = (path: Path) => SourceLocation;

export function scenariosOf(raw: readonly RawScenario[], locate: Locate): ScenarioConfig[] {
  return raw.map((scenario, index) => ({
    name: scenario.name,
    location: locate([index]),
    tags: scenario.tags ?? [],
    requires: scenario.requires ?? [],
    backends: scenario.backends === undefined ? null : [...new Set(listOf(scenario.backends))],
    policy: scenario.policy ?? null,
    image: scenario.image ?? null,
    isolation: scenario.isolation ?? null,
    clock: scenario.clock ?? null,
    services: scenario.services ?? [],
    serviceLogs: matchersOf(scenario.service_logs ?? {}),
    chaos: (scenario.chaos ?? []).map((each, number) => chaosOf(each, locate([index, "chaos", number]))),
    concurrent: scenario.concurrent ?? false,
    continueOnFail: scenario.continue_on_fail ?? false,
    timeoutMs: scenario.timeout_ms ?? null,
    env: { ...scenario.env },
    steps: stepsOf(scenario.steps, (path) => locate([index, "steps", ...path])),
  }));
}

function chaosOf({ service, action, share, before, after }: RawChaos, location: SourceLocation): ChaosAction {
  const step = before ?? after ?? "";
  return { location, service, action, share: share ?? null, step, when: before === undefined ? "after" : "before" };
}

function stepsOf(raw: readonly RawStep[], locate: Locate): StepConfig[] {
  const nameFor = namer(raw.flatMap((step) => step.name ?? []));
  return raw.map((step, index) => {
    const args = step.command ?? step.args ?? [];
    return {
      name: step.name ?? nameFor(stepName(args)),
      location: locate([index]),
      target: step.command ? "command" : "bin",
      args,
      stdin: step.stdin ?? null,
      env: { ...step.env },
      timeoutMs: step.timeout_ms ?? null,
      maxOutput: step.max_output === undefined ? null : bytesOf(step.max_output),
      expect: expectationOf(step.expect),
    };
  });
}

/** The names that steps have in the end, from unchecked values; what has no readable name is passed over. */
export function stepNames(raw: readonly Readonly<Record<string, unknown>>[]): string[] {
  const nameFor = namer(raw.flatMap(({ name }) => (typeof name === "string" ? name : [])));
  return raw.flatMap(({ name, command, args }) => {
    if (typeof name === "string") return name;
    const words = command ?? args;
    return Array.isArray(words) ? nameFor(stepName(words.map(String))) : [];
  });
}

/** The name of a step that has none: `run` and its arguments. */
export function stepName(args: readonly string[]): string {
  return ["run", ...args].join(" ");
}

/** Gives out names: the one that is asked for or, where that is taken, the same with the next free number. */
function namer(given: readonly string[]): (name: string) => string {
  const taken = new Set(given);
  const last = new Map<string, number>();
  return (name) => {
    let free = name;
    for (let number = last.get(name) ?? 1; taken.has(free); ) {
      number += 1;
      free = `${name} (${number})`;
      last.set(name, number);
    }
    taken.add(free);
    return free;
  };
}
