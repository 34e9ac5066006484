import type { Axis } from "./axes.js";
import type { Difference } from "./difference.js";

/** What came of one axis. */
export interface AxisFinding {
  readonly axis: Axis;
  readonly status: "differs" | "same" | "not tried";
  /** What was varied when it differed; else all that was tried. */
  readonly varied: string;
  /** Why it was not tried, or how sure a finding is; null where there is nothing to add. */
  readonly note: string | null;
  readonly difference: Difference | null;
}

/** What came of one scenario on one backend. Field names are public: they are printed by --json. */
export interface ScenarioFindings {
  readonly scenario: string;
  readonly backend: string;
  readonly verdict: "deterministic" | "nondeterministic" | "not run";
  /** The axes that the scenario depends on, in their usual order, and `unexplained` where runs differ with nothing varied. */
  readonly causes: readonly (Axis | "unexplained")[];
  readonly axes: readonly AxisFinding[];
  /** Where two runs with nothing varied differ; null where they do not. */
  readonly unexplained: Difference | null;
  /** What a reader should know of how this was found out; why it was not run. */
  readonly notes: readonly string[];
  readonly runs: number;
}

export interface DeterminismFindings {
  readonly outcome: "deterministic" | "nondeterministic" | "not run";
  readonly scenarios: readonly ScenarioFindings[];
}
