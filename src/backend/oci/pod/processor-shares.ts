import { setTimeout } from "node:timers/promises";
import { ANSWER_MS, within } from "../engine-client.js";
import { faultOf } from "../fault.js";
import type { Reached } from "../reach.js";

/** Microseconds over which the kernel counts a share of processor time. */
const PERIOD_US = 100_000;
/** The smallest quota that the kernel takes. */
const SMALLEST_QUOTA_US = 1_000;
/** Milliseconds of one turn where the share is made of pauses. */
const TURN_MS = 400;

/** What is paused and resumed where the engine has no quota to give. */
export interface Pausable {
  pause(): Promise<void>;
  resume(): Promise<void>;
}

/**
 * Shares of the processor time: the kernel's quota where the engine can change that of a running container, else turns
 * of running and being paused.
 */
export class ProcessorShares {
  readonly #turns = new Map<string, AbortController>();

  constructor(readonly reached: Reached) {}

  /** @param share 0 < share <= 1; 1 lifts the limit */
  async give(id: string, share: number, service: Pausable): Promise<void> {
    this.#turns.get(id)?.abort();
    this.#turns.delete(id);
    if (this.reached.limitsEnforced && (await this.#quota(id, share))) return;
    if (share >= 1) return;
    const turns = new AbortController();
    this.#turns.set(id, turns);
    void takeTurns(service, share, turns.signal).catch(() => undefined);
  }

  close(): void {
    for (const turns of this.#turns.values()) turns.abort();
    this.#turns.clear();
  }

  async #quota(id: string, share: number): Promise<boolean> {
    const { client, cpus, engine } = this.reached;
    const whole = PERIOD_US * (cpus ?? 1);
    const quota = share >= 1 ? -1 : Math.max(SMALLEST_QUOTA_US, Math.round(whole * share));
    try {
      if (engine.name === "podman")
        await client.libpod(`/containers/${id}/update`, { cpu: { period: PERIOD_US, quota } });
      else {
        const update = client.docker.getContainer(id).update({ CpuPeriod: PERIOD_US, CpuQuota: quota });
        await within(ANSWER_MS, update);
      }
      return true;
    } catch (error) {
      if (faultOf(error).status === null) throw error;
      return false;
    }
  }
}

async function takeTurns(service: Pausable, share: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await setTimeout(TURN_MS * share);
    if (signal.aborted) return;
    await service.pause();
    await setTimeout(TURN_MS * (1 - share));
    await service.resume();
  }
}
