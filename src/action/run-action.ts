import { asCleanroomError, exitCodeOf } from "../core/errors.js";
import type { CoreDoors } from "./core-doors.js";
import { type ActionInputs, readInputs } from "./inputs.js";
import { mergeMode } from "./merge-mode.js";
import { planMode } from "./plan-mode.js";
import { runMode } from "./run-mode.js";
import { STATE } from "./state.js";
import type { Toolkit } from "./toolkit.js";
import { verifyMode } from "./verify-mode.js";

/** What the entry hands in. */
export interface ActionHost {
  readonly toolkit: Toolkit;
  readonly doors: CoreDoors;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly signal: AbortSignal;
  /** Makes the images of the run available from the cache; see image-cache.ts. */
  restoreImages(inputs: ActionInputs): Promise<void>;
}

/** The main step. Resolves to the exit code; nothing is thrown. */
export async function runAction(host: ActionHost): Promise<number> {
  const { toolkit, doors } = host;
  try {
    const inputs = readInputs(toolkit.getInput, host.env, host.cwd);
    for (const secret of inputs.request.secrets) toolkit.setSecret(secret);
    if (inputs.mode === "plan") return await planMode(inputs, doors, toolkit);
    if (inputs.mode === "verify") return await verifyMode(inputs, doors, toolkit);
    toolkit.saveState(STATE.started, "true");
    if (inputs.mode === "merge") return await mergeMode(inputs, doors, toolkit, host.signal);
    if (inputs.cache) await host.restoreImages(inputs);
    return await runMode(inputs, doors, toolkit, host.signal);
  } catch (thrown) {
    const { kind, message, hint } = asCleanroomError(thrown);
    toolkit.error(`${kind}: ${message}\n${hint}`, { title: "Cleanroom" });
    return exitCodeOf(kind);
  }
}
