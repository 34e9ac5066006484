import type { Cell } from "../backend/backend.js";
import type { PlannedScenario, PlannedStep } from "../model/plan.js";
import type { StepResult } from "../model/result.js";
import type { CellSupply } from "./cell-supply.js";
import type { EngineContext } from "./context.js";
import type { ScenarioServices } from "./scenario-services.js";
import { brokenStep, lateStep, runStep, skippedStep, withTrouble } from "./step.js";

/** Runs the steps of one scenario in the cells of its supply. */
export class StepRunner {
  readonly #deadline: number | null;

  /** The scenario's time begins here, with a cell that is ready: engines differ in how long that takes. */
  constructor(
    readonly context: EngineContext,
    readonly scenario: PlannedScenario,
    readonly backend: string,
    readonly supply: CellSupply,
    readonly services: ScenarioServices | null = null,
  ) {
    this.#deadline = scenario.timeoutMs === null ? null : performance.now() + scenario.timeoutMs;
  }

  /**
   * One step after another, in one cell or each in its own; the rest is skipped after a failure, unless the scenario
   * goes on. Nothing more can run in a shared cell that is gone.
   */
  async sequence(cell: Cell | null): Promise<StepResult[]> {
    const { scenario, context } = this;
    const results: StepResult[] = [];
    let over = false;
    for (const step of scenario.steps) {
      over ||= context.signal.aborted;
      const result: StepResult = over ? skippedStep(context, this.#frame(step)) : await this.#next(cell, step);
      results.push(result);
      const { outcome } = result.report;
      over ||= this.#left() === 0 || (outcome === "error" && cell !== null);
      over ||= (outcome !== "passed" || this.#lostService()) && !scenario.continueOnFail;
    }
    // A scenario whose time is over has not passed, even where each step that ran has.
    const next = results.findIndex(({ report }) => report.outcome === "skipped");
    const { timeoutMs, steps } = scenario;
    const step = steps[next];
    if (this.#lostService()) return results;
    const allPassed = results.slice(0, next).every(({ report }) => report.outcome === "passed");
    if (step !== undefined && timeoutMs !== null && this.#left() === 0 && allPassed && !context.signal.aborted) {
      results[next] = this.#tell(lateStep(context, this.#frame(step), timeoutMs));
    }
    return results;
  }

  /** One step in a cell that is opened for it and closed after it. */
  async inOwnCell(step: PlannedStep): Promise<StepResult> {
    let cell: Cell;
    try {
      cell = await this.supply.take();
    } catch (thrown) {
      return this.#tell(brokenStep(this.context, this.#frame(step), thrown));
    }
    try {
      return await this.#in(cell, step);
    } finally {
      this.supply.discard(cell);
    }
  }

  #next(cell: Cell | null, step: PlannedStep): Promise<StepResult> {
    return cell === null ? this.inOwnCell(step) : this.#in(cell, step);
  }

  async #in(cell: Cell, step: PlannedStep): Promise<StepResult> {
    const { context, scenario } = this;
    const left = this.#left();
    if (left === 0 && scenario.timeoutMs !== null) {
      return this.#tell(lateStep(context, this.#frame(step), scenario.timeoutMs));
    }
    const scenarioFirst = left !== null && (step.timeoutMs === null || left < step.timeoutMs);
    const timeout = {
      ms: scenarioFirst ? left : step.timeoutMs,
      scenarioMs: scenarioFirst ? scenario.timeoutMs : null,
    };
    const frame = this.#frame(step);
    try {
      await this.services?.atBoundary(step.name, "before");
    } catch (thrown) {
      return this.#tell(brokenStep(context, frame, thrown));
    }
    const result = await runStep(context, frame, cell, timeout);
    try {
      await this.services?.atBoundary(step.name, "after");
    } catch (thrown) {
      return this.#tell(withTrouble(context, result, thrown));
    }
    return this.#tell(result);
  }

  #lostService(): boolean {
    return this.services !== null && this.services.all.lost !== null;
  }

  #tell(result: StepResult): StepResult {
    const { stdout, stderr, report } = result;
    this.context.observer.stepFinished(report, { stdout: stdout.toString("utf8"), stderr: stderr.toString("utf8") });
    return result;
  }

  #frame(step: PlannedStep) {
    return { scenario: this.scenario, step, backend: this.backend };
  }

  /** Milliseconds that are left of the scenario's time, 0 when it is over, null without a limit. */
  #left(): number | null {
    return this.#deadline === null ? null : Math.max(0, this.#deadline - performance.now());
  }
}
