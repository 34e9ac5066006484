import type { Backend, EngineInfo } from "../backend/backend.js";

/** Milliseconds after which an engine is swept although the first scenario is still at work on it. */
const SOON_MS = 1000;
/** Milliseconds that a run's end waits for a sweep: what others left is not worth more. */
const PATIENCE_MS = 5000;

/**
 * Removes what killed runs left in the engines that this run uses, each once, while this run has nothing to ask of them:
 * when the first scenario is done, or a second after its start.
 */
export class BackgroundSweep {
  readonly #waiting = new Map<Backend, NodeJS.Timeout>();
  readonly #seen = new Set<Backend>();

  /**
   * @param started takes each sweep, which never rejects: `cleanroom gc` is there for what could not be removed
   * @param tell hears of removals, a line each
   */
  constructor(
    readonly started: (sweep: Promise<void>) => void,
    readonly tell: (line: string) => void,
  ) {}

  /** Takes note of an engine. What runs on this machine without one ends together with its run. */
  use(backend: Backend, engine: EngineInfo): void {
    if (engine.endpoint === null || this.#seen.has(backend)) return;
    this.#seen.add(backend);
    this.#waiting.set(backend, setTimeout(() => this.#sweep(backend), SOON_MS).unref());
  }

  /** Begins with what waits. */
  now(): void {
    for (const backend of this.#waiting.keys()) this.#sweep(backend);
  }

  #sweep(backend: Backend): void {
    clearTimeout(this.#waiting.get(backend));
    this.#waiting.delete(backend);
    const late = new Promise<string[]>((resolve) => void setTimeout(() => resolve([]), PATIENCE_MS).unref());
    const swept = Promise.race([backend.sweep(), late]).catch((): string[] => []);
    this.started(swept.then((lines) => lines.forEach((line) => void this.tell(line))));
  }
}
