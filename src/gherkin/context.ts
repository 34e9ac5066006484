import type { Failure } from "../core/errors.js";
import type { ScenarioReport, StepReport } from "../model/report.js";
import type { ScenarioResult, StepResult } from "../model/result.js";
import type { Redactor } from "../redaction/redactor.js";
import type { Hook, TagMatcher } from "./hooks.js";
import type { InnerRun } from "./inner-run.js";
import type { MessageLog } from "./messages.js";
import type { StepRegistry } from "./step-registry.js";
import type { WorldHost } from "./world.js";

/** What running features needs; made once a run by the app. */
export interface FeatureContext {
  readonly host: WorldHost;
  readonly runId: string;
  readonly seed: number;
  readonly policy: string;
  readonly redactor: Redactor;
  readonly registry: StepRegistry;
  readonly hooks: readonly Hook[];
  readonly matchesTags: TagMatcher;
  readonly messages: MessageLog;
  readonly newId: () => string;
  readonly maxConcurrent: number;
  /** A missing engine fails instead of skips. */
  readonly requireBackend: boolean;
  readonly observer: FeatureObserver;
}

/** Hears of progress, in the order things happen. */
export interface FeatureObserver {
  scenarioStarted(name: string, backend: string): void;
  stepFinished(report: StepReport, output: { stdout: string; stderr: string }): void;
  scenarioFinished(report: ScenarioReport): void;
}

/** How a scenario ended beyond what its steps tell. */
export interface ScenarioEnd {
  readonly reason: string | null;
  readonly failure: Failure | null;
}

/** The result of a scenario of a feature, and the runs that its steps made. */
export interface FeatureResult extends ScenarioResult {
  readonly runs: readonly { readonly step: StepResult; readonly run: InnerRun }[];
}
