import type { EngineInfo } from "../backend/backend.js";
import type { Selected } from "../backend/select.js";
import type { Failure } from "../core/errors.js";
import type { Plan } from "../model/plan.js";
import type { ScenarioReport, StepReport } from "../model/report.js";
import type { Redactor } from "../redaction/redactor.js";
import type { Service } from "../services/service.js";
import type { WorkspaceArchive } from "../workspace/archive.js";
import type { TestedBin } from "../workspace/bin.js";

/** What the engine needs besides the plan; made once per run by the app. */
export interface EngineContext {
  readonly runId: string;
  readonly plan: Plan;
  readonly workspace: Promise<WorkspaceArchive>;
  readonly bin: TestedBin;
  readonly select: (backend: string) => Promise<Selected>;
  readonly redactor: Redactor;
  /** Services of the user's own code, around all scenarios. */
  readonly customServices?: readonly Service[];
  /** Absolute folder of this run for the host's side of cells. */
  readonly tempDir: string;
  readonly maxConcurrent: number;
  /** Bytes that $CLEANROOM_ARTIFACTS of one cell may hold. */
  readonly artifactsBytes: number;
  /** What steps are told so that they leave coverage; null where none is collected. */
  readonly coverage: CoverageDemand | null;
  readonly requireBackend: boolean;
  readonly requireEnforcement: boolean;
  readonly compareSnapshot: (name: string, text: string) => Failure | null;
  readonly signal: AbortSignal;
  readonly observer: EngineObserver;
  /** Takes work that must be done before the run ends but that nobody waits for now, such as removals. */
  afterwards(work: Promise<void>): void;
  /** Tells what the user should know and no result says. */
  warn?(message: string): void;
}

/** How the programs under test are to be asked for coverage. */
export interface CoverageDemand {
  /** As configured, e.g. `auto`. */
  readonly format: string;
  /** See CoverageEnvOptions. */
  readonly continuous: boolean;
}

/** Hears of progress, in the order things happen. */
export interface EngineObserver {
  scenarioStarted(name: string, backend: string, engine: EngineInfo): void;
  stepFinished(report: StepReport, output: { stdout: string; stderr: string }): void;
  scenarioFinished(report: ScenarioReport): void;
}
