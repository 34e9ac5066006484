import { homedir } from "node:os";
import { CleanroomError } from "../../core/errors.js";
import type { Availability, Backend, Cell, CellSpec } from "../backend.js";
import { INBOX } from "../cell/scripts.js";
import { CellStartError } from "../cell/session.js";
import type { PodSpec } from "../pod.js";
import { requireEnforceable } from "./container-request.js";
import type { Dialect, PrivateNetwork } from "./dialect.js";
import type { Environment } from "./endpoint.js";
import { engineError } from "./engine-client.js";
import { faultOf } from "./fault.js";
import { FreshCell } from "./fresh-cell.js";
import { type Image, resolveImage } from "./image.js";
import { HolderStartError } from "./pod/holder.js";
import { OciPod } from "./pod/oci-pod.js";
import { isUplink, openPod } from "./pod/open-pod.js";
import { type Reach, type Reached, reachEngine } from "./reach.js";
import { ResidentCell } from "./resident-cell.js";
import { startProblem } from "./start-problem.js";
import { sweepEngine, sweepRun } from "./sweep.js";

export interface OciOptions {
  /** Told what takes its time, e.g. `pulling busybox:1 with Docker`; one line a call. */
  readonly onProgress?: (line: string) => void;
}

/** Cells in the containers of one engine that speaks the Docker API. */
export class OciBackend implements Backend {
  readonly name: string;
  readonly #home: string;
  #reach: Promise<Reach> | null = null;
  readonly #images = new Map<string, Promise<Image>>();
  /** Images in which the agent can't run, by id. */
  readonly #bare = new Set<string>();
  /** Whether the engine can mount this machine's files. */
  #seesHost = true;
  /** Which of the dialect's networks works here. */
  #openNetwork = 0;
  readonly #refused = new Set<PrivateNetwork>();
  /** Which of the dialect's isolations holds here. */
  #isolation = 0;

  constructor(
    readonly dialect: Dialect,
    readonly env: Environment,
    readonly options: OciOptions = {},
  ) {
    this.name = dialect.name;
    this.#home = env["HOME"] || homedir();
  }

  async probe(): Promise<Availability> {
    this.#reach = this.#find();
    const reach = await this.#reach;
    return "reason" in reach ? { available: false, reason: reach.reason } : { available: true, engine: reach.engine };
  }

  async open(spec: CellSpec): Promise<Cell> {
    requireEnforceable(spec, this.dialect);
    const reached = await this.#reached();
    const image = await this.#image(reached, spec.image);
    try {
      return await this.#openIn(withinCpus(spec, reached.cpus), reached, image);
    } catch (error) {
      if (error instanceof CellStartError) throw this.#startError(error, image);
      throw engineError(this.dialect.title, `open a cell from ${image.name}`, error);
    }
  }

  openPod(spec: PodSpec): Promise<OciPod> {
    return this.#openPod(spec, false);
  }

  /**
   * Services for steps that run on this host itself: on an ordinary network, their ports published on free ports of
   * 127.0.0.1, which is what the pod's addresses report. Throws as `openPod` does.
   */
  openPublishedPod(spec: PodSpec): Promise<OciPod> {
    return this.#openPod(spec, true);
  }

  async #openPod(spec: PodSpec, published: boolean): Promise<OciPod> {
    const reached = await this.#reached();
    const image = (name: string) => this.#image(reached, name);
    const engine = { dialect: this.dialect, reached, refused: this.#refused, image };
    try {
      return await openPod(spec, engine, published);
    } catch (error) {
      if (error instanceof HolderStartError) {
        throw new CleanroomError("EngineUnavailable", error.message, {
          hint: `Check that ${spec.image ?? "the image"} runs on ${this.dialect.title}.`,
          context: { engine: this.name, output: error.output },
          cause: error,
        });
      }
      throw engineError(this.dialect.title, "open a network for services", error);
    }
  }

  async sweep(runId?: string): Promise<string[]> {
    this.#reach ??= this.#find();
    const reach = await this.#reach;
    if ("reason" in reach) return [];
    return runId === undefined ? sweepEngine(this.dialect, reach.client) : sweepRun(this.dialect, reach.client, runId);
  }

  async #openIn(spec: CellSpec, reached: Reached, image: Image): Promise<Cell> {
    const open = spec.policy.network.kind === "full";
    const { isolations, openNetworks } = this.dialect;
    const pod = podOf(spec);
    const network = pod?.network ?? (open ? openNetworks[this.#openNetwork] : isolations[this.#isolation]) ?? {};
    if (!this.#seesHost || this.#bare.has(image.id)) {
      const cell = await FreshCell.open(spec, this.dialect, reached, image, network, this.#seesHost, pod);
      pod?.adopt(cell);
      return cell;
    }
    let cell: ResidentCell;
    try {
      cell = await ResidentCell.open(spec, this.dialect, reached, image, network, pod);
    } catch (error) {
      if (mountFailed(error)) this.#seesHost = false;
      else if (agentCantRun(error)) this.#bare.add(image.id);
      else if (open && isNetworkFault(error) && this.#openNetwork < openNetworks.length - 1) this.#openNetwork += 1;
      else throw error;
      return this.#openIn(spec, reached, image);
    }
    // The pod's network was looked at when it was opened.
    if (pod !== null) {
      pod.adopt(cell);
      return cell;
    }
    const leaks = spec.policy.network.kind === "none" && cell.observation.interfaces?.some(isUplink) === true;
    if (!leaks || this.#isolation >= this.dialect.isolations.length - 1) return cell;
    // The engine took the cheaper request for isolation and gave a network all the same.
    this.#isolation += 1;
    await cell.close();
    return this.#openIn(spec, reached, image);
  }

  async #find(): Promise<Reach> {
    const uid = process.getuid?.() ?? 0;
    const candidates = this.dialect.candidates(this.env, { home: this.#home, uid });
    if ("problem" in candidates) return { reason: candidates.problem };
    return reachEngine(this.dialect, candidates.endpoints);
  }

  async #reached(): Promise<Reached> {
    this.#reach ??= this.#find();
    const reach = await this.#reach;
    if (!("reason" in reach)) return reach;
    this.#reach = null;
    throw new CleanroomError("EngineUnavailable", reach.reason, {
      hint: `Start ${this.dialect.title}, or name its socket; \`cleanroom doctor\` shows what is reachable.`,
      context: { engine: this.name, reason: reach.reason },
    });
  }

  #image(reached: Reached, name: string | null): Promise<Image> {
    if (name === null) {
      throw new CleanroomError("ConfigInvalid", `no image is configured, and ${this.dialect.title} needs one`, {
        hint: 'Set image = "…" in cleanroom.toml or pass --image.',
        context: { engine: this.name },
      });
    }
    const known = this.#images.get(name);
    if (known !== undefined) return known;
    const onProgress = this.options.onProgress ?? (() => undefined);
    const found = resolveImage(reached.client, this.dialect, name, { env: this.env, home: this.#home, onProgress });
    this.#images.set(name, found);
    found.catch(() => this.#images.delete(name));
    return found;
  }

  #startError(error: CellStartError, image: Image): CleanroomError {
    return new CleanroomError("EngineUnavailable", `a cell from ${image.name} did not start: ${error.output}`, {
      hint: "Check that the image runs on this engine, and that the workspace fits into the policy's limits.",
      context: { image: image.name, engine: this.name, output: error.output },
      cause: error,
    });
  }
}

/** The pod that a cell joins. */
function podOf({ pod }: CellSpec): OciPod | null {
  if (pod === null || pod instanceof OciPod) return pod;
  throw new CleanroomError("Internal", "a cell was given the services of another backend", {
    hint: "Open the pod with the same backend as the cell.",
  });
}

/** The spec with no more CPUs than there are: all of them is the same limit. */
function withinCpus(spec: CellSpec, available: number | null): CellSpec {
  const { limits } = spec.policy;
  if (limits.cpus === null || available === null || limits.cpus <= available) return spec;
  return { ...spec, policy: { ...spec.policy, limits: { ...limits, cpus: available } } };
}

/** The engine could not set up the network that it was asked for. */
function isNetworkFault(error: unknown): boolean {
  return /netns|netavark|slirp4netns|pasta|\bcni\b|network namespace/i.test(faultOf(error).message);
}

/** Whether the engine can't see our files, being on another machine or another user's. */
function mountFailed(error: unknown): boolean {
  if (error instanceof CellStartError) return error.output.includes(`${INBOX}/agent`);
  return /bind source path does not exist|statfs|\/cell-[0-9a-f]{24}/.test(faultOf(error).message);
}

/** Whether there is no shell in the image, or one of the agent's tools is missing. */
function agentCantRun(error: unknown): boolean {
  if (error instanceof CellStartError) return error.output.includes("cleanroom-agent: missing");
  return startProblem(error)?.exitCode === 127;
}
