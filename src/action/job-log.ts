import { guardOutput, oneLine } from "../ci/log-guard.js";
import type { LogSink } from "./scenario-log.js";
import type { Toolkit } from "./toolkit.js";

/**
 * The job's log. Inside a group the runner is told to ignore commands, as what steps print and what scenarios are called
 * comes from outside; this action's own commands go through `command`.
 */
export class JobLog implements LogSink {
  readonly #toolkit: Toolkit;
  readonly #token: string;
  #stopped = false;

  /** @param token an unguessable word */
  constructor(toolkit: Toolkit, token: string) {
    this.#toolkit = toolkit;
    this.#token = token;
  }

  startGroup(title: string): void {
    this.#toolkit.startGroup(oneLine(title));
    this.#stop();
  }

  endGroup(): void {
    this.#resume();
    this.#toolkit.endGroup();
  }

  line(text: string): void {
    this.command(() => this.#toolkit.info(oneLine(text)));
  }

  output(text: string): void {
    const guarded = guardOutput("github", text, "  │ ", this.#stopped ? null : this.#token);
    if (guarded !== "") this.#toolkit.info(guarded.replace(/\n$/, ""));
  }

  /** Does something that issues workflow commands. */
  command(action: () => void): void {
    const stopped = this.#stopped;
    this.#resume();
    action();
    if (stopped) this.#stop();
  }

  #stop(): void {
    if (!this.#stopped) this.#toolkit.info(`::stop-commands::${this.#token}`);
    this.#stopped = true;
  }

  #resume(): void {
    if (this.#stopped) this.#toolkit.info(`::${this.#token}::`);
    this.#stopped = false;
  }
}
