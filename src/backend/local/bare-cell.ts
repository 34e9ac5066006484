import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { CleanroomError } from "../../core/errors.js";
import { CONTROL_NAMES, type Observation } from "../../model/policy.js";
import { isEmpty } from "../../workspace/archive.js";
import type { Cell, CellSpec, StepCommand, StepExit, StepSinks } from "../backend.js";
import { collectFiles, unpackWorkspace } from "./bare-files.js";
import { runBareStep } from "./bare-step.js";
import { makeCellName } from "./cell-name.js";
import { podOf } from "./local-pod.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** What programs on Windows need of their environment to start at all. */
const WINDOWS_NEEDS = ["SystemRoot", "SystemDrive", "PATHEXT", "ComSpec", "TEMP", "TMP", "WINDIR"];

/** No fact, since nothing of the policy is in force, and what there is to say about it. */
const NOT_ISOLATED: Observation = {
  evidence: Object.fromEntries(
    CONTROL_NAMES.filter((name) => name !== "output").map((name) => [
      name,
      ["host: no sandbox works here; steps are ordinary processes of this host"],
    ]),
  ),
};

/**
 * Opens a cell without isolation, for hosts that offer none: steps are ordinary processes in a copy of the workspace
 * that is removed afterwards.
 */
export async function openBareCell(spec: CellSpec, env: Environment): Promise<Cell> {
  const dir = join(spec.tempDir, makeCellName());
  try {
    const workdir = join(dir, "workspace");
    const artifactsDir = join(dir, "artifacts");
    mkdirSync(workdir, { recursive: true });
    mkdirSync(artifactsDir);
    if (!isEmpty(spec.workspace)) await unpackWorkspace(spec.workspace.path, workdir);
    const externalBin = spec.externalBin === null ? null : join(dir, basename(spec.externalBin));
    if (spec.externalBin !== null && externalBin !== null) copyFileSync(spec.externalBin, externalBin);
    const pod = podOf(spec);
    const observation = pod === null ? NOT_ISOLATED : { ...NOT_ISOLATED, serviceNetwork: pod.serviceNetwork };
    return new BareCell(
      dir,
      workdir,
      artifactsDir,
      externalBin,
      bareEnvironment(env),
      spec.artifactsBytes,
      observation,
    );
  } catch (cause) {
    rmSync(dir, { recursive: true, force: true });
    throw new CleanroomError("Internal", `the workspace could not be unpacked: ${(cause as Error).message}`, {
      hint: "Check the space left in the folder for temporary files, then run again.",
      context: { path: dir },
      cause,
    });
  }
}

function bareEnvironment(env: Environment): Record<string, string> {
  const path = env["PATH"] ?? env["Path"];
  const base: Record<string, string> = path === undefined ? {} : { PATH: path };
  if (process.platform !== "win32") return base;
  for (const name of WINDOWS_NEEDS) {
    const value = env[name];
    if (value !== undefined) base[name] = value;
  }
  return base;
}

class BareCell implements Cell {
  readonly image = null;
  readonly #mark: string;
  #running: AbortController | null = null;
  #closed: Promise<void> | null = null;
  #idle: Promise<unknown> = Promise.resolve();

  constructor(
    readonly dir: string,
    readonly workdir: string,
    readonly artifactsDir: string,
    readonly externalBin: string | null,
    readonly baseEnv: Readonly<Record<string, string>>,
    readonly artifactsBytes: number,
    readonly observation: Observation,
  ) {
    this.#mark = basename(dir);
  }

  run(command: StepCommand, sinks: StepSinks): Promise<StepExit> {
    const running = this.#run(command, sinks);
    this.#idle = running.catch(() => undefined);
    return running;
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #run(command: StepCommand, sinks: StepSinks): Promise<StepExit> {
    this.#refuseClosed();
    this.#running = new AbortController();
    const signal = AbortSignal.any([command.signal, this.#running.signal]);
    const ending = await runBareStep({ ...command, signal }, sinks, this.workdir, this.#mark);
    this.#refuseClosed();
    const files = collectFiles(this.workdir, this.artifactsDir, command.collect, this.artifactsBytes);
    return { ...ending, limit: null, cpuMs: null, memoryPeakBytes: null, memoryCeilingBytes: null, files };
  }

  #refuseClosed(): void {
    if (this.#closed === null) return;
    throw new CleanroomError("EngineUnavailable", "the cell was closed", { hint: "Open a new cell.", context: {} });
  }

  async #close(): Promise<void> {
    this.#running?.abort();
    await this.#idle;
    rmSync(this.dir, { recursive: true, force: true, maxRetries: 5 });
  }
}
