import { CleanroomError } from "../../core/errors.js";
import type { EngineClient } from "./engine-client.js";
import { faultOf } from "./fault.js";

/** Milliseconds between two looks at an engine that a step is running in. */
const EVERY_MS = 5_000;
/** Milliseconds it has to answer. */
const ANSWER_MS = 10_000;

/** Watches that an engine still answers: one that is stopped, not ended, leaves its connections open. */
export function watchEngine(client: EngineClient): { dead: Promise<never>; stop(): void } {
  let fail: (error: Error) => void = () => undefined;
  const dead = new Promise<never>((_, reject) => {
    fail = reject;
  });
  dead.catch(() => undefined);
  let asking = false;
  const timer = setInterval(() => {
    if (asking) return;
    asking = true;
    client
      .ping(ANSWER_MS)
      .catch((error: unknown) => {
        const { message } = faultOf(error);
        fail(
          new CleanroomError("EngineUnavailable", `the engine at ${client.url} stopped answering: ${message}`, {
            hint: "The engine may have been stopped or restarted; run `cleanroom doctor`, then run again.",
            context: { endpoint: client.url, reason: message },
            cause: error,
          }),
        );
      })
      .finally(() => {
        asking = false;
      });
  }, EVERY_MS);
  return { dead, stop: () => clearInterval(timer) };
}
