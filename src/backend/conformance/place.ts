import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { PolicySpec } from "../../model/policy.js";
import type { ServiceSpec } from "../../model/service.js";
import { packWorkspace } from "../../workspace/pack.js";
import type { Backend, Cell, CellSpec, StepCommand, StepExit } from "../backend.js";
import type { Pod, PodSpec } from "../pod.js";

/** What a case needs of a backend beyond running steps; a backend says what it lacks on this host. */
export type Need =
  /** Own network, user, host name and root file system. */
  | "sandbox"
  /** Own process numbers, so that no process can escape. */
  | "process_tree"
  | "pids_limit"
  | "memory_limit"
  /** Services next to the steps. */
  | "services";

export interface ConformanceContext {
  /** An image with sh and the usual small tools; null for a backend without images. */
  readonly image: string | null;
  /** An image with sh, nc and httpd for services; absent: `image`. */
  readonly serviceImage?: string;
}

export interface ConformanceCase {
  readonly name: string;
  readonly needs: readonly Need[];
  /** Throws where the backend does not keep the contract. */
  run(backend: Backend, context: ConformanceContext): Promise<void>;
}

export interface Ran {
  readonly exit: StepExit;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

const MIB = 1024 * 1024;

export const STRICT: PolicySpec = {
  name: "conformance",
  network: { kind: "none" },
  capabilities: "none",
  user: "non_root",
  rootFilesystem: "read_only",
  limits: { cpuTimeSecs: 60, memoryBytes: 128 * MIB, processCount: 64, fileSizeBytes: 64 * MIB, cpus: null },
};

/** Bytes that no text decoder leaves alone, the same in every run. */
export function noise(bytes: number, seed: number): Buffer {
  const out = Buffer.alloc(bytes);
  let state = seed;
  for (let i = 0; i < bytes; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    out[i] = state >>> 24;
  }
  return out;
}

/** One case's project, temp folder and cells. */
export class Place {
  readonly dir = mkdtempSync(join(tmpdir(), "cleanroom-conformance-"));
  readonly project = join(this.dir, "project");
  readonly tempDir = join(this.dir, "run");
  readonly #cells: Cell[] = [];
  #packed = 0;

  constructor(
    readonly backend: Backend,
    readonly context: ConformanceContext,
  ) {
    for (const folder of [this.project, this.tempDir]) mkdirSync(folder);
    for (const folder of [this.dir, this.tempDir]) chmodSync(folder, 0o711);
  }

  /** Adds a file to the project. Before `open`. */
  file(path: string, content: string | Buffer, mode = 0o644): this {
    const target = join(this.project, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
    chmodSync(target, mode);
    return this;
  }

  /** Adds a symbolic link to the project. Before `open`. */
  link(path: string, to: string): this {
    const target = join(this.project, path);
    mkdirSync(dirname(target), { recursive: true });
    symlinkSync(to, target);
    return this;
  }

  async open(changes: Partial<CellSpec> = {}): Promise<Cell> {
    const workspace = await packWorkspace(this.project, [], join(this.dir, `workspace-${this.#packed++}.tar`));
    const cell = await this.backend.open({
      runId: "conformance",
      image: this.context.image,
      policy: STRICT,
      workdir: "/workspace",
      workspace,
      externalBin: null,
      tempDir: this.tempDir,
      artifactsBytes: 4 * MIB,
      pod: null,
      ...changes,
    });
    this.#cells.push(cell);
    return cell;
  }

  /** The network of these services; whoever opens it closes it. */
  async openPod(services: readonly ServiceSpec[], changes: Partial<PodSpec> = {}): Promise<Pod> {
    if (this.backend.openPod === undefined) throw new Error(`${this.backend.name} offers no services`);
    const { tempDir } = this;
    const { image } = this.context;
    return this.backend.openPod({
      runId: "conformance",
      image,
      services,
      network: "none",
      detachable: [],
      tempDir,
      ...changes,
    });
  }

  async dispose(): Promise<void> {
    await Promise.all(this.#cells.map((cell) => cell.close()));
    rmSync(this.dir, { recursive: true, force: true });
  }
}

/** Runs one command in a cell, with its base environment unless told otherwise. */
export async function run(cell: Cell, argv: readonly string[], changes: Partial<StepCommand> = {}): Promise<Ran> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  const command: StepCommand = {
    argv,
    env: { ...cell.baseEnv, CLEANROOM_ARTIFACTS: cell.artifactsDir },
    stdin: null,
    timeoutMs: 60_000,
    collect: [],
    signal: new AbortController().signal,
    ...changes,
  };
  const exit = await cell.run(command, {
    stdout: (chunk) => void stdout.push(Buffer.from(chunk)),
    stderr: (chunk) => void stderr.push(Buffer.from(chunk)),
  });
  return { exit, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr) };
}

/** Runs lines of sh in a cell. */
export function sh(cell: Cell, script: string, changes: Partial<StepCommand> = {}): Promise<Ran> {
  return run(cell, ["sh", "-c", script], changes);
}

/** The stdout of lines of sh that must succeed, without white space around it. */
export async function text(cell: Cell, script: string): Promise<string> {
  const { exit, stdout, stderr } = await sh(cell, script);
  assert.equal(exit.exitCode, 0, `"${script}" exited with ${exit.exitCode}: ${stderr.toString("utf8")}`);
  return stdout.toString("utf8").trim();
}

/** Makes a case out of what it does with one place. */
export function inPlace(name: string, needs: readonly Need[], body: (place: Place) => Promise<void>): ConformanceCase {
  return {
    name,
    needs,
    run: async (backend, context) => {
      const place = new Place(backend, context);
      try {
        await body(place);
      } finally {
        await place.dispose();
      }
    },
  };
}

/** Makes a case out of what it does with one open cell. */
export function inCell(name: string, needs: readonly Need[], body: (cell: Cell) => Promise<void>): ConformanceCase {
  return inPlace(name, needs, async (place) => body(await place.open()));
}
