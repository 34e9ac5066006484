import type { Failure } from "../core/errors.js";
import type { Report, ScenarioReport, StepReport } from "../model/report.js";
/** Everything that went wrong in a step, the cause first. */
export declare function failuresOf(step: StepReport): readonly Failure[];
/** Whether a scenario or a step is one that makes a build red. */
export declare function isBad(subject: {
    readonly outcome: Report["outcome"];
}): boolean;
/** The scenario's own failure: one that no step of it tells already. */
export declare function ownFailure(scenario: ScenarioReport): Failure | null;
