import type { Cell } from "../backend/backend.js";
import type { PlannedScenario, PlannedStep } from "../model/plan.js";
import type { StepResult } from "../model/result.js";
import type { CellSupply } from "./cell-supply.js";
import type { EngineContext } from "./context.js";
import { brokenStep, runStep, skippedStep } from "./step.js";

/** Runs the steps of one scenario in the cells of its supply. */
export class StepRunner {
  readonly #deadline: number | null;

  /** @param start when the scenario began, on the clock of `performance.now()` */
  constructor(
    readonly context: EngineContext,
    readonly scenario: PlannedScenario,
    readonly backend: string,
    readonly supply: CellSupply,
    start: number,
  ) {
    this.#deadline = scenario.timeoutMs === null ? null : start + scenario.timeoutMs;
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
      over ||= context.signal.aborted || this.#deadlinePassed();
      const result: StepResult = over ? skippedStep(context, this.#frame(step)) : await this.#next(cell, step);
      results.push(result);
      const { outcome } = result.report;
      over ||= outcome === "error" && cell !== null;
      over ||= outcome !== "passed" && !scenario.continueOnFail;
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
    const left = this.#deadline === null ? null : Math.max(1, this.#deadline - performance.now());
    const limit = left === null || step.timeoutMs === null ? (step.timeoutMs ?? left) : Math.min(step.timeoutMs, left);
    return this.#tell(await runStep(this.context, this.#frame(step), cell, limit));
  }

  #tell(result: StepResult): StepResult {
    const { stdout, stderr, report } = result;
    this.context.observer.stepFinished(report, { stdout: stdout.toString("utf8"), stderr: stderr.toString("utf8") });
    return result;
  }

  #frame(step: PlannedStep) {
    return { scenario: this.scenario, step, backend: this.backend };
  }

  #deadlinePassed(): boolean {
    return this.#deadline !== null && performance.now() >= this.#deadline;
  }
}
