import type { Cell, CellSpec, StepCommand, StepExit, StepSinks } from "../backend/backend.js";
import { CLOCK_ARCHITECTURES, clockLibrary } from "../determinism/clock-library.js";
import { SOURCE_DATE_EPOCH } from "../determinism/environment.js";
import type { Clock, Tier } from "../model/determinism.js";
import type { PlannedScenario } from "../model/plan.js";

/** Where the library lies inside a cell. */
const PATH = "/cleanroom/in/step-clock.so";
const VARIABLE = "LD_PRELOAD";
/** Seconds that the clock of an engine's machine may be apart from ours. */
const SLACK = 2;

/** Prints the seconds that a program reads with the library, or why none could be asked. */
const READ = [
  '[ -r "$1" ] || { echo hidden; exit; }',
  "if command -v date >/dev/null; then LD_PRELOAD=$2 date +%s",
  "elif command -v bash >/dev/null; then LD_PRELOAD=$2 bash -c 'printf \"%(%s)T\\n\" -1'",
  "else echo none; fi",
].join("\n");

const REASONS: Readonly<Record<string, string>> = {
  hidden: "nothing can be shown to steps there, as there is no sandbox",
  none: "there is no `date` that could tell whether it holds",
  "": "there is no shell that could tell whether it holds",
};

/** A cell with the clock that its steps have, as a program in it read it. */
export interface ClockedCell {
  readonly cell: Cell;
  readonly tier: Tier;
  /** Why the clock that was asked for was not reached; null where it was. */
  readonly reason: string | null;
}

/** The clock of one cell: it begins when this is made. Reaches dynamically linked programs alone. */
export class StepClock {
  readonly #madeAt = Date.now();
  /** What keeps it from being tried at all. */
  readonly #obstacle: string | null;

  /** @param arch the processor, as `process.arch` names it */
  constructor(
    readonly mode: Exclude<Clock, "real">,
    scenario: Pick<PlannedScenario, "env" | "steps">,
    arch: string = process.arch,
  ) {
    const preloading = scenario.steps.find((step) => VARIABLE in step.env || VARIABLE in scenario.env);
    if (!CLOCK_ARCHITECTURES.includes(arch)) this.#obstacle = `there is none for processors of the kind ${arch}`;
    else if (preloading !== undefined) this.#obstacle = `step "${preloading.name}" has an ${VARIABLE} of its own`;
    else this.#obstacle = null;
  }

  /** What a cell must show for `read` to find it. */
  shownIn(spec: CellSpec): CellSpec {
    if (this.#obstacle !== null) return spec;
    const moment = SOURCE_DATE_EPOCH;
    const seconds = this.mode === "frozen" ? moment : moment - Math.floor(this.#madeAt / 1000);
    const files = { ...spec.variation?.files, [PATH]: clockLibrary({ mode: this.mode, seconds }) };
    return { ...spec, variation: { ...spec.variation, files } };
  }

  /** Has a program in the cell read the clock. Steps get it where that program saw it, or else keep the real one. */
  async read(cell: Cell, signal: AbortSignal): Promise<ClockedCell> {
    if (this.#obstacle !== null) return unreached(cell, this.#obstacle);
    const own = cell.baseEnv[VARIABLE];
    const preload = own === undefined ? PATH : `${PATH}:${own}`;
    const told: Buffer[] = [];
    const exit = await cell.run(
      {
        argv: ["sh", "-c", READ, "sh", PATH, preload],
        env: { PATH: cell.baseEnv["PATH"] ?? "" },
        stdin: null,
        timeoutMs: 10_000,
        collect: [],
        signal,
      },
      { stdout: (chunk) => void told.push(Buffer.from(chunk)), stderr: () => undefined },
    );
    const text = exit.exitCode === 0 ? Buffer.concat(told).toString("utf8").trim() : "";
    const reason = REASONS[text] ?? (this.#isAt(Number(text)) ? null : "`date` there is out of its reach");
    if (reason !== null) return unreached(cell, reason);
    return { cell: new PreloadingCell(cell, preload), tier: `${this.mode}-clock`, reason: null };
  }

  #isAt(seconds: number): boolean {
    if (this.mode === "frozen") return seconds === SOURCE_DATE_EPOCH;
    const elapsed = (Date.now() - this.#madeAt) / 1000;
    return seconds >= SOURCE_DATE_EPOCH - SLACK && seconds <= SOURCE_DATE_EPOCH + elapsed + SLACK;
  }
}

function unreached(cell: Cell, reason: string): ClockedCell {
  return { cell, tier: "fixed-environment", reason };
}

/** The same cell, its steps starting with a library; a step that sets the variable itself has its own. */
class PreloadingCell implements Cell {
  readonly baseEnv;
  readonly image;
  readonly observation;
  readonly workdir;
  readonly externalBin;
  readonly artifactsDir;

  constructor(
    readonly inner: Cell,
    preload: string,
  ) {
    this.baseEnv = { ...inner.baseEnv, [VARIABLE]: preload };
    this.image = inner.image;
    this.observation = inner.observation;
    this.workdir = inner.workdir;
    this.externalBin = inner.externalBin;
    this.artifactsDir = inner.artifactsDir;
  }

  run(command: StepCommand, sinks: StepSinks): Promise<StepExit> {
    return this.inner.run(command, sinks);
  }

  close(): Promise<void> {
    return this.inner.close();
  }
}
