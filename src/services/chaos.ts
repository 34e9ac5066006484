import type { ServiceContainer } from "../backend/pod.js";
import type { ChaosAction } from "../model/service.js";
import type { ServiceRun } from "./service-run.js";

/** What chaos has done to one service and can undo. */
interface Harm {
  paused: boolean;
  cut: boolean;
  slowed: boolean;
}

/** Does harm to services, and undoes it. */
export class Chaos {
  readonly #harm = new Map<string, Harm>();

  /** Throws CleanroomError where the engine can't do it. What is done or undone twice is done once. */
  async apply(action: ChaosAction, run: ServiceRun): Promise<void> {
    const { container } = run;
    if (container === null) return;
    const harm = this.#harm.get(action.service) ?? { paused: false, cut: false, slowed: false };
    this.#harm.set(action.service, harm);
    if (action.action === "kill") run.letEnd();
    await this.#act(action, container, harm);
    run.noteChaos(action);
  }

  async #act({ action, share }: ChaosAction, container: ServiceContainer, harm: Harm): Promise<void> {
    switch (action) {
      case "pause":
        if (!harm.paused) await container.pause();
        harm.paused = true;
        return;
      case "kill":
        return container.kill();
      case "cut":
        if (!harm.cut) await container.detach();
        harm.cut = true;
        return;
      case "slow":
        await container.slow(share ?? 1);
        harm.slowed = true;
        return;
      case "restore":
        if (harm.paused) await container.resume();
        harm.paused = false;
        if (harm.cut) await container.attach();
        harm.cut = false;
        if (harm.slowed) await container.slow(1);
        harm.slowed = false;
    }
  }
}
