import { AXES, baseClock, type Variant, type Variation, variantsOf } from "../../determinism/axes.js";
import { Baseline } from "../../determinism/baseline.js";
import type { Difference } from "../../determinism/difference.js";
import type { ScenarioFindings } from "../../determinism/findings.js";
import { roundsOf } from "../../determinism/rounds.js";
import { holdsDate } from "../../determinism/wall-clock.js";
import type { EngineContext } from "../../engine/context.js";
import type { PlannedScenario } from "../../model/plan.js";
import type { WorkspaceArchive } from "../../workspace/archive.js";
import { hasClock } from "./backend.js";
import { pinned } from "./command.js";
import { runVaried, type VariedRun } from "./run.js";
import { Trials } from "./trials.js";

/** Milliseconds that a step gets at least, and how many times its usual ones. */
const LEAST_MS = 10_000;
const PATIENCE = 20;
/** Processes before the step's in the second run at base. */
const FORKS = 5;

/**
 * Finds out what a scenario depends on: runs it as it is until it is known what differs from run to run anyway, then
 * tries the changes of every axis.
 */
export class Examination {
  runs = 0;
  readonly #notes: string[] = [];
  readonly #workspaces = new Map<string, Promise<WorkspaceArchive>>();
  #longestMs = 300_000;
  #clock: number | null = null;

  constructor(
    readonly context: EngineContext,
    readonly scenario: PlannedScenario,
    readonly onProgress: (text: string) => void,
  ) {}

  async findings(): Promise<ScenarioFindings> {
    this.onProgress(`${this.scenario.name}: varying one axis at a time`);
    const plain = await this.#run({ clock: null });
    const { report } = plain;
    if (report.outcome === "skipped" || report.steps.every((step) => step.started_at === null)) {
      return this.#notRun(report.error?.message ?? report.reason ?? "it did not run");
    }
    this.#longestMs = Math.max(LEAST_MS, PATIENCE * Math.max(...report.steps.map((step) => step.duration_ms)));
    const now = Date.now() / 1000;
    const first = await this.#first(now, plain);
    const base = new Baseline(first.observed);
    const settled = this.#clock === null ? [plain] : [];
    for (const run of settled) base.add(run.observed);
    if (first.traces.seen !== null) base.add((await this.#run({ forks: FORKS })).observed);
    base.add((await this.#run({})).observed);
    const trials = new Trials((variation) => this.#run(variation), base, first);
    for (const round of roundsOf(variantsOf(now, first.traces.seen?.locales ?? []))) {
      if (this.context.signal.aborted) return this.#notRun("it was interrupted");
      await trials.round(round.filter((variant) => this.#canTry(variant, trials)));
    }
    base.add((await this.#run({})).observed);
    return this.#conclude(base, first, trials, report.backend);
  }

  /** With the clock standing still, unless the scenario then waits for it to go on. */
  async #first(now: number, plain: VariedRun): Promise<VariedRun> {
    if (!hasClock()) return plain;
    this.#clock = baseClock(now);
    const first = await this.#run({});
    const stuck = (run: VariedRun) => run.report.steps.some(({ error }) => error?.kind === "Timeout");
    const held = first.traces.seen?.clock ?? "absent";
    if (held === "running")
      this.#notes.push("the clock ran on for programs that load no shared libraries, as `date` here");
    if (held !== "absent" && (!stuck(first) || stuck(plain))) return first;
    this.#clock = null;
    if (held !== "absent") this.#notes.push("the clock was left running: the scenario waits for it to go on");
    return this.#run({});
  }

  #canTry(variant: Variant, trials: Trials): boolean {
    const { change } = variant;
    const set = pinned(this.#ownVariables(), change);
    const why =
      set.length > 0
        ? `the scenario sets ${set.join(", ")} itself`
        : change.clock !== undefined && this.#clock === null
          ? "no library holds the clock here"
          : null;
    if (why !== null) trials.notTried(variant, why);
    return why === null;
  }

  #conclude(base: Baseline, first: VariedRun, { findings, notes }: Trials, backend: string): ScenarioFindings {
    const noise = base.noise();
    const clock = findings.get("time");
    if (clock?.status !== "differs") {
      const told = noise.time ?? null;
      const dated = told === null ? this.#todayIn(first) : null;
      const note =
        told !== null
          ? "what differs between runs is the time of each"
          : "a guess: the output holds today's date, which could not be varied";
      if (told !== null || dated !== null) {
        const difference = told ?? dated;
        findings.set("time", {
          axis: "time",
          status: "differs",
          varied: "runs at other times",
          note,
          difference,
        });
      }
    }
    const axes = AXES.flatMap((axis) => findings.get(axis) ?? []);
    const causes = [
      ...axes.filter(({ status }) => status === "differs").map(({ axis }) => axis),
      ...(noise.other === null ? [] : ["unexplained" as const]),
    ];
    return {
      scenario: this.scenario.name,
      backend,
      verdict: causes.length === 0 ? "deterministic" : "nondeterministic",
      causes,
      axes,
      unexplained: noise.other,
      notes: [...this.#notes, ...notes],
      runs: this.runs,
    };
  }

  /** Today's date where the clock shows another one, or can't be set: it was read past the library. */
  #todayIn({ observed }: VariedRun): Difference | null {
    const mine = JSON.stringify(this.scenario);
    for (const { step, where, bytes } of observed.channels.values()) {
      const text = bytes.toString("latin1");
      const line = text.split("\n").findIndex((each) => holdsDate(each, observed.to) && !mine.includes(each));
      if (line < 0) continue;
      const base = text.split("\n")[line] ?? "";
      const offset = text.split("\n").slice(0, line).join("\n").length + (line > 0 ? 1 : 0);
      return { step, where, offset, line: line + 1, column: 1, base, varied: "" };
    }
    return null;
  }

  #ownVariables(): Record<string, string> {
    return Object.assign({}, this.scenario.env, ...this.scenario.steps.map(({ env }) => env)) as Record<string, string>;
  }

  #notRun(why: string): ScenarioFindings {
    const { name, backends } = this.scenario;
    const nothing = { causes: [], axes: [], unexplained: null, runs: this.runs };
    return { scenario: name, backend: backends[0] ?? "", verdict: "not run", ...nothing, notes: [...this.#notes, why] };
  }

  #run(variation: Variation): Promise<VariedRun> {
    this.runs += 1;
    const limits = { longestMs: this.#longestMs, workspaces: this.#workspaces };
    return runVaried(this.context, this.scenario, { clock: this.#clock, ...variation }, limits);
  }
}
