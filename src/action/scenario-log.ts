import type { RunEvent, StepOutput } from "../app/api.js";
import type { RedactedText } from "../model/redacted.js";
import type { StepReport } from "../model/report.js";
import { scenarioHead, stepLines } from "../report/console.js";
import { inert, oneLine } from "../report/text.js";
import type { Toolkit } from "./toolkit.js";

interface Group {
  readonly title: string;
  /** What is to be printed when its turn comes. */
  readonly waiting: (() => void)[];
  done: boolean;
}

/**
 * The log of a run, one group a scenario. Groups cannot nest or interleave: the first scenario that is running prints as
 * it goes, those that run beside it wait for their turn. What comes from outside is printed so that the runner sees no
 * commands in it.
 */
export class ScenarioLog {
  readonly #log: Pick<Toolkit, "startGroup" | "endGroup" | "info">;
  /** In the order the scenarios started; the first one's group is open. */
  readonly #groups = new Map<string, Group>();

  constructor(log: Pick<Toolkit, "startGroup" | "endGroup" | "info">) {
    this.#log = log;
  }

  handle(event: RunEvent): void {
    if (event.type === "scenario_started") this.#start(event);
    if (event.type === "step_finished") {
      const { scenario, backend } = event.step;
      const key = this.#start({ name: scenario, backend });
      this.#print(key, () => this.#log.info(stepText(event.step, event.output)));
    }
    if (event.type === "scenario_finished") {
      this.#finish(this.#start(event.scenario), scenarioHead(event.scenario, { color: false }).join("\n"));
    }
  }

  /** Ends the groups of scenarios that were cut off. */
  close(): void {
    for (const [key, { title, done }] of [...this.#groups]) if (!done) this.#finish(key, `- ${title}: not finished`);
  }

  #start({ name, backend }: { name: string; backend: string }): string {
    const key = JSON.stringify([name, backend]);
    if (!this.#groups.has(key)) {
      const title = inert(oneLine(`${name} (${backend})`));
      this.#groups.set(key, { title, waiting: [], done: false });
      if (this.#live() === key) this.#log.startGroup(title);
    }
    return key;
  }

  #finish(key: string, text: string): void {
    this.#print(key, () => {
      this.#log.endGroup();
      this.#log.info(text);
    });
    const group = this.#groups.get(key);
    if (group !== undefined) group.done = true;
    while (this.#groups.get(this.#live() ?? "")?.done === true) this.#next();
  }

  #print(key: string, action: () => void): void {
    if (this.#live() === key) action();
    else this.#groups.get(key)?.waiting.push(action);
  }

  #live(): string | undefined {
    return this.#groups.keys().next().value;
  }

  /** Goes on with the next group: what waited is printed, and what comes is printed live. */
  #next(): void {
    this.#groups.delete(this.#live() ?? "");
    const group = this.#groups.get(this.#live() ?? "");
    if (group === undefined) return;
    this.#log.startGroup(group.title);
    for (const action of group.waiting.splice(0)) action();
  }
}

function stepText(step: StepReport, { stdout, stderr }: StepOutput): string {
  // The texts of events are redacted.
  const text = { stdout: stdout as RedactedText, stderr: stderr as RedactedText };
  return stepLines(step, { color: false, texts: () => text }, true).join("\n");
}
