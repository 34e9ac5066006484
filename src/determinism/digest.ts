import { canonicalJson } from "../core/canonical-json.js";
import { sha256 } from "../core/hash.js";
import type { PlannedScenario, PlannedStep } from "../model/plan.js";
import type { ScenarioResult, StepResult } from "../model/result.js";
import { type NormaliseContext, normaliseOutput } from "./normalise.js";

/** Changes when what a digest covers changes, so that old and new digests are never taken for comparable. */
const SCENARIO_SCHEMA = "cleanroom.scenario-digest/1";
const RUN_SCHEMA = "cleanroom.run-digest/1";

export interface DigestContext extends NormaliseContext {
  readonly seed: number;
  /** Redacts a text of the plan, so that the digest tells nothing of a secret and does not change with it. */
  readonly redact?: (text: string) => string;
}

/**
 * SHA-256 over what must not vary between two runs of a scenario: what its steps were to do, beside which services, and
 * what they did. Not
 * covered, as they may differ between places and times: backend, engine, image, isolation, times, timeouts,
 * resources, ids, hosts. `result.steps` are in the order of the plan, also where steps ran at once.
 *
 * Source: RFC 8785 (JSON Canonicalization Scheme).
 */
export function scenarioDigest(planned: PlannedScenario, result: ScenarioResult, context: DigestContext): string {
  const { redact = (text: string) => text } = context;
  return sha256(
    canonicalJson({
      schema: SCENARIO_SCHEMA,
      name: planned.name,
      seed: context.seed,
      plan: mapTexts(
        planned.steps.map((step) => planFacts(planned, step)),
        redact,
      ),
      ...(planned.services === undefined ? {} : { services: mapTexts(serviceFacts(planned), redact) }),
      outcome: result.report.outcome,
      steps: result.steps.map((step) => outcomeFacts(step, context)),
    }),
  );
}

/**
 * The digest of a run: over the distinct digests of its scenarios, so that a run on three backends that agree has
 * the digest of a run on one. Scenarios that did not run count for nothing.
 */
export function runDigest(
  scenarios: readonly { readonly name: string; readonly content_digest: string | null }[],
): string {
  const pairs = scenarios.flatMap(({ name, content_digest: digest }) =>
    digest === null ? [] : [canonicalJson([name, digest])],
  );
  return sha256(canonicalJson({ schema: RUN_SCHEMA, scenarios: [...new Set(pairs)].sort() }));
}

function planFacts(scenario: PlannedScenario, step: PlannedStep): Record<string, unknown> {
  return {
    name: step.name,
    target: step.target,
    args: step.args,
    stdin: step.stdin,
    env: { ...scenario.env, ...step.env },
    expect: step.expect,
  };
}

/** Services as they were asked for; like those of steps, their images and timeouts may differ between places. */
function serviceFacts({ services = [], chaos = [], serviceLogs = {} }: PlannedScenario): Record<string, unknown> {
  return {
    services: services.map(({ name, kind, port, health, env, command, user, tmpfs, files, dependsOn, outside }) => {
      return { name, kind: kind ?? null, port, health, env, command, user, tmpfs, files, dependsOn, outside };
    }),
    chaos: chaos.map(({ service, action, share, step, when }) => ({ service, action, share, step, when })),
    logs: serviceLogs,
  };
}

function outcomeFacts(
  { report, stdout, stderr, artifacts }: StepResult,
  context: DigestContext,
): Record<string, unknown> {
  const digest = (bytes: Uint8Array) => sha256(normaliseOutput(bytes, context));
  return {
    outcome: report.outcome,
    exit_code: report.exit_code,
    error: report.error?.kind ?? null,
    stdout: digest(stdout),
    stderr: digest(stderr),
    files: [...artifacts]
      .map(([path, bytes]) => ({ path, sha256: digest(bytes) }))
      .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
  };
}

/** The value with every text in it, keys excepted, put through `map`. */
function mapTexts(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === "string") return map(value);
  // RFC 8785 has no number beyond a double; TOML may give a larger one.
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, map));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, map)]));
}
