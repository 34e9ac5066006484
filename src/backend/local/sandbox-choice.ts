import { CleanroomError } from "../../core/errors.js";
import { spawnProcess } from "../../core/spawn.js";
import type { PolicySpec } from "../../model/policy.js";
import { NO_LIMITS } from "../../policy/profiles.js";
import type { Cell, CellSpec } from "../backend.js";
import { CellStartError } from "../cell/session.js";
import { bwrap } from "./bwrap.js";
import { openSandboxCell } from "./sandbox-cell.js";
import type { SandboxOptions } from "./sandbox-plan.js";
import { unshare } from "./unshare.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** A way to a sandbox, before it was tried. */
interface Way {
  readonly label: string;
  readonly launcher: SandboxOptions["launcher"];
  readonly elevate: readonly string[];
}

/** bubblewrap first: it alone loads a seccomp filter. */
function ways(env: Environment): Way[] {
  const plain: Way[] = [bwrap, unshare].map((launcher) => ({ label: launcher.name, launcher, elevate: [] }));
  // Runners forbid user namespaces to ordinary users and give them sudo instead. Elsewhere we never ask for root.
  if (env["GITHUB_ACTIONS"] !== "true" || process.getuid?.() === 0) return plain;
  return [...plain, ...plain.map((way) => ({ ...way, label: `sudo ${way.label}`, elevate: ["sudo", "-n"] }))];
}

/**
 * Which way to a sandbox this host allows. The first real cell is the trial: what fails to open it is passed over,
 * with the reason kept, and what opened it is used from then on.
 */
export class SandboxChoice {
  readonly reasons: string[] = [];
  readonly #ways: Way[];
  #settled = false;
  #trial: Promise<void> = Promise.resolve();
  #perNamespace: Promise<boolean> | null = null;

  constructor(readonly env: Environment) {
    this.#ways = process.platform === "linux" ? ways(env) : [];
    if (this.#ways.length === 0) this.reasons.push(`${process.platform} has no Linux namespaces`);
  }

  /** The launcher in use; null before the first cell and where none works. */
  get launcher(): "bwrap" | "unshare" | null {
    return this.#settled ? (this.#ways[0]?.launcher.name ?? null) : null;
  }

  /** The launcher that cells will be opened with, null where none works; tried with an empty cell where no cell was opened yet. */
  async settle(tempDir: string): Promise<SandboxChoice["launcher"]> {
    if (!this.#settled) await (await this.open(emptySpec(tempDir)))?.close();
    return this.launcher;
  }

  /** A sandboxed cell, or null where this host allows none. */
  async open(spec: CellSpec): Promise<Cell | null> {
    if (this.#settled) return this.#openSettled(spec);
    // One trial at a time: the others wait for what it finds out.
    const before = this.#trial;
    let done: () => void = () => undefined;
    this.#trial = new Promise((resolve) => {
      done = resolve;
    });
    await before;
    try {
      return this.#settled ? await this.#openSettled(spec) : await this.#openFirst(spec);
    } finally {
      done();
    }
  }

  async #openSettled(spec: CellSpec): Promise<Cell | null> {
    const way = this.#ways[0];
    if (way === undefined) return null;
    try {
      return await openSandboxCell(spec, await this.#options(way));
    } catch (error) {
      throw startError(error, way);
    }
  }

  async #openFirst(spec: CellSpec): Promise<Cell | null> {
    for (let way = this.#ways[0]; way !== undefined; way = this.#ways[0]) {
      try {
        const cell = await openSandboxCell(spec, await this.#options(way));
        this.#settled = true;
        return cell;
      } catch (error) {
        if (!(error instanceof CellStartError)) throw error;
        // Where a plain cell starts, this one asks for too little memory or the like: no reason to isolate less.
        if (await this.#works(way, spec)) {
          this.#settled = true;
          throw startError(error, way);
        }
        this.reasons.push(`${way.label}: ${error.output}`);
        this.#ways.shift();
      }
    }
    this.#settled = true;
    return null;
  }

  async #works(way: Way, spec: CellSpec): Promise<boolean> {
    try {
      const cell = await openSandboxCell(emptySpec(spec.tempDir), await this.#options(way));
      await cell.close();
      return true;
    } catch {
      return false;
    }
  }

  async #options(way: Way): Promise<SandboxOptions> {
    const asRoot = way.elevate.length > 0 || process.getuid?.() === 0;
    this.#perNamespace ??= asRoot ? Promise.resolve(true) : countsPerNamespace();
    return {
      env: this.env,
      launcher: way.launcher,
      elevate: way.elevate,
      asRoot,
      countsPerNamespace: await this.#perNamespace,
    };
  }
}

/** A cell that asks for nothing but isolation. */
function emptySpec(tempDir: string): CellSpec {
  const policy: PolicySpec = {
    name: "locked",
    network: { kind: "none" },
    capabilities: "none",
    user: "non_root",
    rootFilesystem: "read_only",
    limits: NO_LIMITS,
  };
  const workspace = { path: "", sha256: "", bytes: 0, files: 0, links: 0, entries: 0 };
  return {
    runId: "",
    image: null,
    policy,
    workdir: "/workspace",
    workspace,
    externalBin: null,
    tempDir,
    artifactsBytes: 4096,
    pod: null,
  };
}

function startError(error: unknown, way: Way): unknown {
  if (!(error instanceof CellStartError)) return error;
  return new CleanroomError("EngineUnavailable", `the local sandbox (${way.label}) did not start: ${error.output}`, {
    hint: "Limits that are too low keep a cell from starting: raise them. `cleanroom doctor` shows what works here.",
    context: { launcher: way.label, output: error.output },
    cause: error,
  });
}

/**
 * Whether RLIMIT_NPROC counts the processes of a user namespace alone: tried with a limit that only a fresh count
 * stays below, since this process, its shell and the trial's are more than that.
 */
async function countsPerNamespace(): Promise<boolean> {
  const trial = ["--user", "--map-root-user", "prlimit", "--nproc=3", "sh", "-c", "(:) && (:)"];
  return new Promise((resolve) => {
    const child = spawnProcess("unshare", trial, { stdio: "ignore" });
    child.on("error", () => resolve(false));
    child.on("exit", (code) => resolve(code === 0));
  });
}
