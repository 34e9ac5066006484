import { chmodSync, mkdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import type { Observation } from "../../model/policy.js";
import { isEmpty, workspaceMemory } from "../../workspace/archive.js";
import type { Cell, CellSpec, StepCommand, StepExit, StepSinks } from "../backend.js";
import { Inbox } from "../cell/inbox.js";
import { note, observe } from "../cell/observe.js";
import { ARTIFACTS, cellBinPath } from "../cell/scripts.js";
import { CellSession } from "../cell/session.js";
import { makeCellName } from "./cell-name.js";
import { CellRelay } from "./cell-relay.js";
import { type CgroupPlan, createCgroup, removeCgroups } from "./cgroup.js";
import { AGENT_PROCESSES } from "./cgroup-tree.js";
import { podOf } from "./local-pod.js";
import { MemoryPeak } from "./memory-peak.js";
import { noteRlimits } from "./rlimit-facts.js";
import { planSandbox, type SandboxOptions } from "./sandbox-plan.js";
import { SandboxProcess } from "./sandbox-process.js";

/** Milliseconds until the workspace must be in place. */
const BOOT_TIMEOUT_MS = 60_000;

/** Opens one cell in one way. Throws CellStartError where the host does not let it; nothing is left then. */
export async function openSandboxCell(spec: CellSpec, options: SandboxOptions): Promise<Cell> {
  const name = makeCellName();
  const dir = join(spec.tempDir, name);
  let cgroup: CgroupPlan | null = null;
  let child: SandboxProcess | null = null;
  let relay: CellRelay | null = null;
  const remove = async () => {
    await Promise.all([relay?.close(), child?.stop()]);
    rmSync(dir, { recursive: true, force: true });
    await removeCgroups(cgroup?.folders ?? [], options.elevate);
    child?.dismissGuard();
  };
  try {
    mkdirSync(dir);
    chmodSync(dir, 0o711);
    cgroup = await createCgroup(name, spec.policy.limits, workspaceMemory(spec.workspace), options.elevate);
    const workspaceTar = isEmpty(spec.workspace) ? null : spec.workspace.path;
    const inbox = Inbox.create(join(dir, "in"), { ...spec, workspaceTar });
    const pod = podOf(spec);
    const led = pod?.relayed && spec.policy.network.kind !== "full" ? pod : null;
    const plan = planSandbox(spec, options, { dir, inbox, cgroup, serviceHosts: led?.hostsLines() ?? null });
    const path = `${options.env["PATH"] ?? ""}:/usr/sbin:/usr/bin:/sbin:/bin`;
    child = new SandboxProcess(plan.command, path, plan);
    const starting = CellSession.start(child, inbox, {
      workdir: spec.workdir,
      workspace: spec.workspace,
      artifactsBytes: spec.artifactsBytes,
      bootTimeoutMs: BOOT_TIMEOUT_MS,
    });
    if (led !== null) relay = new CellRelay(child, led.routes, { ...options, path, booted: starting });
    const session = await starting;
    const observation = observe(session.facts);
    if (pod !== null) observation.serviceNetwork = pod.serviceNetwork;
    for (const line of (await relay?.opened) ?? []) note(observation, "network", line);
    noteRlimits(observation, session.facts, {
      memory: plan.rlimits.dataBytes !== null,
      processes: plan.rlimits.processes !== null,
    });
    return new SandboxCell(spec, {
      session,
      child,
      observation,
      path: plan.tools.path,
      remove,
      counted: cgroup !== null,
    });
  } catch (error) {
    await remove();
    throw error;
  }
}

interface Opened {
  readonly session: CellSession;
  readonly child: SandboxProcess;
  readonly observation: Observation;
  readonly path: string;
  /** Whether a cgroup counts the cell's memory. */
  readonly counted: boolean;
  readonly remove: () => Promise<void>;
}

class SandboxCell implements Cell {
  readonly image = null;
  readonly artifactsDir = ARTIFACTS;
  readonly baseEnv: Readonly<Record<string, string>>;
  readonly observation: Observation;
  readonly workdir: string;
  readonly externalBin: string | null;
  readonly #opened: Opened;
  #closed: Promise<void> | null = null;

  constructor(spec: CellSpec, opened: Opened) {
    this.#opened = opened;
    this.baseEnv = { PATH: opened.path };
    this.observation = opened.observation;
    this.workdir = spec.workdir;
    this.externalBin = spec.externalBin === null ? null : cellBinPath(basename(spec.externalBin));
  }

  async run(command: StepCommand, sinks: StepSinks): Promise<StepExit> {
    const { session, child, counted } = this.#opened;
    if (counted || child.pid === null) return session.run(command, sinks);
    const peak = new MemoryPeak(child.pid, AGENT_PROCESSES);
    try {
      const exit = await session.run(command, sinks);
      return { ...exit, memoryPeakBytes: exit.memoryPeakBytes ?? peak.stop() };
    } finally {
      peak.stop();
    }
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    this.#opened.session.close();
    await this.#opened.remove();
  }
}
