import type { PlannedScenario } from "../model/plan.js";
import type { ScenarioResult } from "../model/result.js";
import { type NormaliseContext } from "./normalise.js";
export interface DigestContext extends NormaliseContext {
    readonly seed: number;
    /** Redacts a text of the plan, so that the digest tells nothing of a secret and does not change with it. */
    readonly redact?: (text: string) => string;
}
/**
 * SHA-256 over what must not vary between two runs of a scenario: what its steps were to do, and what they did. Not
 * covered, as they may differ between places and times: backend, engine, image, isolation, times, timeouts,
 * resources, ids, hosts. `result.steps` are in the order of the plan, also where steps ran at once.
 *
 * Source: RFC 8785 (JSON Canonicalization Scheme).
 */
export declare function scenarioDigest(planned: PlannedScenario, result: ScenarioResult, context: DigestContext): string;
/**
 * The digest of a run: over the distinct digests of its scenarios, so that a run on three backends that agree has
 * the digest of a run on one. Scenarios that did not run count for nothing.
 */
export declare function runDigest(scenarios: readonly {
    readonly name: string;
    readonly content_digest: string | null;
}[]): string;
