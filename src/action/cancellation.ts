import type { EventEmitter } from "node:events";

/**
 * Turns the runner's cancel into an abort. It sends SIGINT, SIGTERM 7.5 s later, and kills 2.5 s after that; the
 * first signal starts the teardown, later ones must not end the process before it is done.
 *
 * @param process where the signals arrive
 * @param tell called once, with the signal's name
 */
export function abortOnSignals(process: Pick<EventEmitter, "on">, tell: (signal: string) => void): AbortController {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      if (controller.signal.aborted) return;
      tell(signal);
      controller.abort(new Error(signal));
    });
  }
  return controller;
}
