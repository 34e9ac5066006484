import { join } from "node:path";
import type { Backend, Cell, CellSpec, StepCommand, StepExit, StepSinks } from "../../backend/backend.js";
import type { Variation } from "../../determinism/axes.js";
import { CLOCK_ARCHITECTURES, clockLibrary } from "../../determinism/clock-library.js";
import type { WorkspaceArchive } from "../../workspace/archive.js";
import { variedCommand } from "./command.js";
import { fewerCpus } from "./cpus.js";
import { rearranged } from "./files.js";
import { probeCell, type Seen } from "./probe.js";
import { filesMade, type Made } from "./traces.js";

/** What was learnt in the cells of one run, beside the results of its steps. */
export interface Traces {
  /** What each step left in the workspace, in the order in which steps ran. */
  readonly made: Made[];
  /** What the first cell looked like from inside; null where no shell could tell. */
  seen: Seen | null;
  /** Places of cells that lie elsewhere than they were asked to, as every cell without a sandbox does. */
  readonly aliases: { readonly workdir: string; readonly artifactsDir: string }[];
}

/** What the runs of one examination share. */
export interface ExaminationLimits {
  /** Limit of every step, in milliseconds, where its own is not lower. */
  readonly longestMs: number;
  /** The workspace, rearranged, by how. */
  readonly workspaces: Map<string, Promise<WorkspaceArchive>>;
}

/** Where the clock's library lies inside a cell. */
export const CLOCK_PATH = "/cleanroom/in/clock.so";

/** A backend whose cells are those of another, varied in one respect. */
export class VariedBackend implements Backend {
  readonly name: string;

  constructor(
    readonly inner: Backend,
    readonly variation: Variation,
    readonly traces: Traces,
    readonly limits: ExaminationLimits,
  ) {
    this.name = inner.name;
    // A pod knows only the backend that it was made by.
    if (inner.openPod !== undefined) this.openPod = inner.openPod.bind(inner);
  }

  readonly openPod?: NonNullable<Backend["openPod"]>;

  probe(): ReturnType<Backend["probe"]> {
    return this.inner.probe();
  }

  async open(spec: CellSpec): Promise<Cell> {
    const { workdir, files, hostname, uid, cpus, clock } = this.variation;
    const shown = {
      ...(cpus === "fewer" ? fewerCpus() : {}),
      ...(clock == null || !hasClock() ? {} : { [CLOCK_PATH]: clockLibrary({ mode: "frozen", seconds: clock }) }),
    };
    const varied: CellSpec = {
      ...spec,
      ...(workdir === undefined ? {} : { workdir }),
      ...(files === undefined ? {} : { workspace: await this.#workspace(spec, files) }),
      variation: {
        ...(hostname === undefined ? {} : { hostname }),
        ...(uid === undefined ? {} : { uid }),
        files: { ...spec.variation?.files, ...shown },
      },
    };
    const cell = await this.inner.open(varied);
    if (cell.workdir !== varied.workdir) this.traces.aliases.push(cell);
    this.traces.seen ??= await probeCell(cell, clock == null ? null : { path: CLOCK_PATH, seconds: clock });
    return new VariedCell(cell, this);
  }

  sweep(): Promise<string[]> {
    return this.inner.sweep();
  }

  #workspace(spec: CellSpec, files: NonNullable<Variation["files"]>): Promise<WorkspaceArchive> {
    const { workspaces } = this.limits;
    const made = workspaces.get(files) ?? rearranged(spec.workspace, files, join(spec.tempDir, `${files}.tar`));
    workspaces.set(files, made);
    return made;
  }
}

export function hasClock(): boolean {
  return CLOCK_ARCHITECTURES.includes(process.arch);
}

class VariedCell implements Cell {
  readonly baseEnv;
  readonly image;
  readonly observation;
  readonly workdir;
  readonly externalBin;
  readonly artifactsDir;

  constructor(
    readonly inner: Cell,
    readonly varied: VariedBackend,
  ) {
    this.baseEnv = inner.baseEnv;
    this.image = inner.image;
    this.observation = inner.observation;
    this.workdir = inner.workdir;
    this.externalBin = inner.externalBin;
    this.artifactsDir = inner.artifactsDir;
  }

  async run(command: StepCommand, sinks: StepSinks): Promise<StepExit> {
    const { variation, traces, limits } = this.varied;
    const { longestMs } = limits;
    // What looks for programs before the first step is no step.
    if (!("CLEANROOM_SEED" in command.env)) return this.inner.run(command, sinks);
    const timeoutMs = Math.min(command.timeoutMs ?? longestMs, longestMs);
    const clock = (traces.seen?.clock ?? "absent") === "absent" ? null : CLOCK_PATH;
    for (let fork = 0; fork < (variation.forks ?? 0); fork++) await filesMade(this.inner, command.signal);
    const exit = await this.inner.run({ ...variedCommand(command, variation, clock), timeoutMs }, sinks);
    traces.made.push(await filesMade(this.inner, command.signal));
    return exit;
  }

  close(): Promise<void> {
    return this.inner.close();
  }
}
