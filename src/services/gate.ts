import { CleanroomError } from "../core/errors.js";
import type { Check, Verdict } from "./readiness/target.js";
import type { ServiceLog } from "./service-log.js";

/** Milliseconds between two probes: at first, what they grow by, and at most. */
const POLL = { first: 6, factor: 1.3, most: 250 } as const;
/** Milliseconds after which a probe is given up; twice as many after each that hung. */
const PROBE_MS = 3_000;

/** How waiting for a service ended. */
export type GateEnd =
  | { readonly kind: "open" }
  /** It ended by itself. */
  | { readonly kind: "ended"; readonly exitCode: number | null; readonly reason: string }
  | { readonly kind: "timeout" }
  | { readonly kind: "aborted" }
  /** It can't ever become ready. */
  | { readonly kind: "hopeless"; readonly error: CleanroomError };

export interface GateOptions {
  /** What must hold; null opens the gate at once. */
  readonly check: Check | null;
  readonly log: ServiceLog;
  readonly ended: Promise<{ readonly exitCode: number | null; readonly reason: string }>;
  /** Milliseconds from now, the only bound there is. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Asks again and again until everything holds. Never rejects; `said` is what the last probe found. */
export async function waitForGate(
  options: GateOptions,
): Promise<{ readonly end: GateEnd; readonly said: string | null }> {
  const { check, log, ended, timeoutMs, signal } = options;
  const deadline = performance.now() + timeoutMs;
  const left = () => deadline - performance.now();
  let said: string | null = null;
  let stopped = false;
  const polling = async (): Promise<GateEnd> => {
    let pause: number = POLL.first;
    let patience = PROBE_MS;
    while (!stopped && check !== null) {
      const seen = log.changes;
      let verdict: Verdict;
      try {
        verdict = await check(Math.ceil(Math.max(1, Math.min(patience, left()))));
      } catch (error) {
        if (error instanceof CleanroomError) return { kind: "hopeless", error };
        throw error;
      }
      said = verdict.said;
      if (verdict.holds) return { kind: "open" };
      if (verdict.hung === true) patience *= 2;
      // What it writes is often that it is ready; but one that writes much must not be kept busy with answers.
      await sleep(pause / 4);
      if (log.changes === seen) await log.written((pause * 3) / 4);
      pause = Math.min(pause * POLL.factor, POLL.most);
    }
    return { kind: "open" };
  };
  const over = new Stops(timeoutMs, signal);
  try {
    const end = await Promise.race([
      ended.then(({ exitCode, reason }): GateEnd => ({ kind: "ended", exitCode, reason })),
      over.stopped,
      polling(),
    ]);
    return { end, said };
  } finally {
    stopped = true;
    over.dispose();
  }
}

/** The end of the time, or of the run. */
class Stops {
  readonly stopped: Promise<GateEnd>;
  readonly dispose: () => void;

  constructor(ms: number, signal: AbortSignal) {
    let stop = (_end: GateEnd): void => undefined;
    this.stopped = new Promise((resolve) => {
      stop = resolve;
    });
    const timer = setTimeout(() => stop({ kind: "timeout" }), ms);
    const abort = () => stop({ kind: "aborted" });
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    this.dispose = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
    };
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
