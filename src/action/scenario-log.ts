import type { RunEvent } from "../app/api.js";
import type { StepReport } from "../model/report.js";

/** Where the log goes. None of the texts may be obeyed as a command. */
export interface LogSink {
  startGroup(title: string): void;
  endGroup(): void;
  /** A line that is seen when all groups are folded. */
  line(text: string): void;
  /** Lines within a group. */
  output(text: string): void;
}

interface Open {
  readonly title: string;
  readonly waiting: (() => void)[];
  done: boolean;
}

const ICONS = { passed: "✓", failed: "✗", error: "✗", skipped: "-" } as const;

/**
 * The log of a run, one group a scenario. Groups cannot nest or interleave: the first scenario that is running prints as
 * it goes, those that run beside it wait for their turn.
 */
export class ScenarioLog {
  readonly #sink: LogSink;
  readonly #open = new Map<string, Open>();

  constructor(sink: LogSink) {
    this.#sink = sink;
  }

  handle(event: RunEvent): void {
    if (event.type === "scenario_started")
      this.#start(keyOf(event.name, event.backend), `${event.name} (${event.backend})`);
    if (event.type === "step_finished") this.#step(event.step, event.output);
    if (event.type === "scenario_finished") {
      const { name, backend, outcome, reason, duration_ms, steps } = event.scenario;
      const key = keyOf(name, backend);
      this.#start(key, `${name} (${backend})`);
      const why = reason === null ? "" : `: ${reason}`;
      const summary = `${ICONS[outcome]} ${name} (${backend}): ${outcome}${why}, ${steps.length} steps in ${seconds(duration_ms)}`;
      this.#finish(key, summary);
    }
  }

  /** Ends the group of a scenario that was cut off. */
  close(): void {
    for (const [key, open] of [...this.#open]) if (!open.done) this.#finish(key, `- ${open.title}: not finished`);
  }

  #start(key: string, title: string): void {
    if (this.#open.has(key)) return;
    this.#open.set(key, { title, waiting: [], done: false });
    if (this.#live() === key) this.#sink.startGroup(title);
  }

  #step(step: StepReport, output: { stdout: string; stderr: string }): void {
    const key = keyOf(step.scenario, step.backend);
    this.#start(key, `${step.scenario} (${step.backend})`);
    this.#print(key, () => {
      const exit = step.exit_code === null ? "" : `, exit code ${step.exit_code}`;
      this.#sink.output(`${ICONS[step.outcome]} ${step.name}: ${step.outcome}${exit}, ${seconds(step.duration_ms)}`);
      for (const failure of step.failures)
        this.#sink.output(`  ${failure.kind}: ${failure.message}`.replaceAll("\n", "\n  "));
      const text = output.stdout + (output.stdout === "" || output.stdout.endsWith("\n") ? "" : "\n") + output.stderr;
      if (text !== "") this.#sink.output(text);
    });
  }

  #finish(key: string, summary: string): void {
    const open = this.#open.get(key);
    if (open === undefined) return;
    this.#print(key, () => {
      this.#sink.endGroup();
      this.#sink.line(summary);
    });
    open.done = true;
    if (this.#live() === key) this.#advance();
  }

  #print(key: string, action: () => void): void {
    if (this.#live() === key) action();
    else this.#open.get(key)?.waiting.push(action);
  }

  /** The scenario whose group is open: the one that started first of those not yet printed whole. */
  #live(): string | undefined {
    return this.#open.keys().next().value;
  }

  #advance(): void {
    for (;;) {
      const done = this.#live();
      if (done === undefined || this.#open.get(done)?.done !== true) return;
      this.#open.delete(done);
      const next = this.#live();
      const open = next === undefined ? undefined : this.#open.get(next);
      if (open === undefined) return;
      this.#sink.startGroup(open.title);
      for (const action of open.waiting.splice(0)) action();
    }
  }
}

/** A name and a backend as one key; backends have no slash in their names. */
function keyOf(name: string, backend: string): string {
  return `${backend}/${name}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
