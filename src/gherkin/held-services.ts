import { BackendSelector } from "../backend/select.js";
import { CleanroomError } from "../core/errors.js";
import { ENGINE_UNAVAILABLE } from "../engine/run.js";
import { engineMissing } from "./engine-missing.js";
import type { InnerResult } from "./inner-run.js";
import { requestFor } from "./run-request.js";
import type { World } from "./world.js";

/** Seconds that a run holds its services at the most. */
const HOLD_SECS = 600;

/** Services that run until they are torn down: by a run whose only step waits. */
export interface HeldServices {
  /** Null until the run has told it. */
  readonly runId: string | null;
  readonly teardowns: readonly { readonly problems: readonly string[] }[];
  tearDown(): Promise<void>;
}

/** Starts the scenario's services; resolves once they are ready. Throws what kept them from that. */
export async function holdServices(world: World): Promise<HeldServices> {
  const stop = new AbortController();
  const steps = [
    { name: "ready", command: ["true"] },
    { name: "hold", command: ["sleep", String(HOLD_SECS)] },
  ];
  const asked = await requestFor(world, { name: "services", steps, backend: "auto" });
  const teardowns: { problems: readonly string[] }[] = [];
  let runId: string | null = null;
  let ready = false;
  let running: Promise<InnerResult> | null = null;
  const isReady = new Promise<void>((resolve, reject) => {
    const signal = AbortSignal.any([stop.signal, world.host.signal]);
    const onStep = () => {
      ready = true;
      resolve();
    };
    running = world.host.runInner({ ...asked, signal, onStep });
    running.then((result) => {
      runId = result.report.run_id;
      if (ready) return;
      const [scenario] = result.report.scenarios;
      try {
        if (scenario?.reason === ENGINE_UNAVAILABLE)
          engineMissing(world, scenario.backend, scenario.error?.message ?? "");
        reject(failed(result));
      } catch (thrown) {
        reject(thrown);
      }
    }, reject);
  });
  const tearDown = async () => {
    stop.abort();
    const result = await running;
    await result?.cleanedUp;
    const problems = (result?.warnings ?? []).filter((text) => text.includes("cleaning up failed"));
    // Also what a teardown before this one may have left.
    const selector = new BackendSelector(world.environment);
    const name = result?.report.backend ?? "auto";
    const selected = await selector.select(name);
    if (teardowns.length > 0 && selected.backend !== null && runId !== null) await selected.backend.sweep(runId);
    teardowns.push({ problems });
  };
  world.onClose(async () => {
    stop.abort();
    await running?.then(
      ({ cleanedUp }) => cleanedUp,
      () => undefined,
    );
  });
  await isReady;
  return {
    get runId() {
      return runId;
    },
    teardowns,
    tearDown,
  };
}

function failed({ report }: InnerResult): CleanroomError {
  const { kind, message, hint, context } = report.error ?? {
    ...{ kind: "Internal" as const, message: "the services did not start" },
    ...{ hint: "", context: {} },
  };
  return new CleanroomError(kind, message, { hint, context });
}
