import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ExplicitOption } from "../config/option-source.js";
import { asCleanroomError, CleanroomError } from "../core/errors.js";
import type { Settings } from "../model/settings.js";
import { Attachments } from "./attachments.js";
import { type Environment, InnerRun, type RunInner, type RunSpec, type Unfinished } from "./inner-run.js";
import { copyProject, findFixture, listing, type WorldProject, writeProjectFile } from "./project.js";
import { requestFor } from "./run-request.js";
import type { StepWorld } from "./step-module.js";

/** What the worlds of all scenarios share. */
export interface WorldHost {
  /** Absolute. */
  readonly cwd: string;
  readonly env: Environment;
  /** The settings of the run that the features are part of, and the file they come from. */
  readonly settings: Settings;
  readonly configPath: string | null;
  /** Explicit options of that run. */
  readonly overrides: readonly ExplicitOption[];
  /** Absolute; its own folder on the host. */
  readonly tempDir: string;
  readonly updateSnapshots: boolean;
  readonly requireEnforcement: boolean;
  readonly signal: AbortSignal;
  readonly runInner: RunInner;
  /** Takes work that must be done before the run ends. */
  readonly afterwards: (work: Promise<void>) => void;
  readonly notice: (message: string) => void;
  /** Runs of all scenarios, by what was run: for phrases that speak of an earlier one. */
  readonly memory: Map<string, InnerRun>;
}

/** What one scenario knows: its project, what the next run is to be told, and the runs so far. */
export class World implements StepWorld {
  /** Variables of the scenario; a value of undefined unsets one. */
  readonly env: Record<string, string | undefined> = {};
  /** Configuration of the scenario's runs, by key. */
  readonly options = new Map<string, ExplicitOption>();
  /** Side services of its runs, as in `[[services]]`. */
  readonly services: Readonly<Record<string, unknown>>[] = [];
  /** Engines that the scenario took away. */
  readonly unavailable = new Set<string>();
  readonly runs: InnerRun[] = [];
  readonly attachments = new Attachments();
  /** For steps of one's own. */
  readonly state: Record<string, unknown> = {};
  /** What phrases of one theme keep for each other. */
  readonly notes = new Map<string, unknown>();
  /** Set where the last run did not happen. */
  unfinished: Unfinished | null = null;
  /** Runs since the current step began. */
  ranInStep: InnerRun[] = [];
  #project: WorldProject;
  #before: readonly string[] = [];
  #closers: (() => Promise<void> | void)[] = [];

  constructor(
    readonly host: WorldHost,
    /** Absolute path of the feature file. */
    readonly featurePath: string,
    /** The backend of phrases that say `auto` or nothing; null leaves it to the configuration. */
    readonly backend: string | null,
    /** Absolute; the scenario's own folder. */
    readonly dir: string,
  ) {
    mkdirSync(dir, { recursive: true });
    this.#project = { dir: host.settings.projectDir, fixture: false, name: null, bin: null };
  }

  get project(): WorldProject {
    return this.#project;
  }

  /** The environment that configuration, engines and secrets are looked for in. */
  get environment(): Environment {
    return { ...this.host.env, ...this.env };
  }

  useFixture(name: string, bin: string | null = null): void {
    const dir = findFixture(name, [dirname(this.featurePath), this.host.cwd]);
    this.#project = { dir, fixture: true, name, bin };
    this.#before = listing(dir);
  }

  /** Writes a file of the project: into a copy, never into the one that was found. */
  writeFile(path: string, text: string): void {
    const copy = join(this.dir, "project");
    if (this.#project.dir !== copy) {
      if (this.#project.fixture) copyProject(this.#project.dir, copy);
      this.#project = { ...this.#project, dir: copy, fixture: true };
    }
    writeProjectFile(copy, path, text);
    this.#before = listing(copy);
  }

  /** What the project held before its first run. */
  get projectBefore(): readonly string[] {
    return this.#before;
  }

  setOption(key: string, value: unknown, origin: string): void {
    this.options.set(key, { key, value, origin });
  }

  /** Runs steps of the project. What kept them from running is remembered, and is for the phrases after it. */
  async run(spec: RunSpec): Promise<InnerRun | null> {
    this.unfinished = null;
    try {
      const result = await this.host.runInner(await requestFor(this, spec));
      this.host.afterwards(result.cleanedUp);
      const run = new InnerRun(spec, result, this.#project.dir);
      this.runs.push(run);
      this.ranInStep.push(run);
      this.unfinished = unfinishedOf(run, this.unavailable);
      return run;
    } catch (thrown) {
      const error = asCleanroomError(thrown);
      if (error.kind === "Internal") throw thrown;
      this.unfinished = { outcome: "error", reason: error.message, error, intended: false };
      return null;
    }
  }

  /** A run beside those that the phrases speak of, to find something out. Throws where it could not be made. */
  async probe(spec: RunSpec): Promise<InnerRun> {
    const [before, unfinished] = [this.runs.length, this.unfinished];
    const run = await this.run(spec);
    const failed = this.unfinished;
    this.runs.length = before;
    this.unfinished = unfinished;
    if (run === null || failed !== null) throw failed?.error ?? new Error("the probe did not run");
    return run;
  }

  /** The last run. Throws where the scenario has made none. */
  last(): InnerRun {
    const run = this.runs.at(-1);
    if (run !== undefined) return run;
    throw this.unfinished?.error ?? nothingRan();
  }

  /** The run before the last. Throws where there is none. */
  previous(): InnerRun {
    const run = this.runs.at(-2);
    if (run === undefined) throw nothingRan("only one run was made so far");
    return run;
  }

  /** Shows something beside the results. Same contract as Cucumber's `attach`. */
  attach(data: string | Uint8Array, media: string | { mediaType: string; fileName?: string }): void {
    this.attachments.attach(data, media);
  }

  log(text: string): void {
    this.attachments.log(text);
  }

  link(...urls: string[]): void {
    this.attachments.link(urls);
  }

  /** Ends the scenario as skipped. */
  skip(reason: string): never {
    throw new ScenarioSkipped(reason, null);
  }

  /** Done when the scenario is over, the last first. */
  onClose(close: () => Promise<void> | void): void {
    this.#closers.unshift(close);
  }

  async close(): Promise<void> {
    for (const close of this.#closers.splice(0)) await close();
  }
}

/** Thrown by a step that ends its scenario as skipped. */
export class ScenarioSkipped extends Error {
  constructor(
    readonly reason: string,
    readonly failure: CleanroomError | null,
  ) {
    super(reason);
  }
}

function unfinishedOf(run: InnerRun, unavailable: ReadonlySet<string>): Unfinished | null {
  const { scenario } = run;
  if (scenario === null || (scenario.outcome !== "skipped" && scenario.outcome !== "error")) return null;
  const { error, reason, outcome } = scenario;
  const failure = new CleanroomError(error?.kind ?? "Internal", error?.message ?? reason ?? "it did not run", {
    hint: error?.hint ?? "",
    context: error?.context ?? {},
  });
  return { outcome, reason: reason ?? failure.message, error: failure, intended: unavailable.has(scenario.backend) };
}

function nothingRan(why = "nothing was run so far"): CleanroomError {
  return new CleanroomError("ConfigInvalid", why, {
    hint: 'Put a step such as `When I run ["--help"]` before this one.',
    context: {},
  });
}
