import type { Cell } from "../backend/backend.js";

/** Cells that are closed at once. */
const REMOVALS = 2;

/**
 * Cells for steps that each get one of their own, opened ahead of their use so that a step does not wait for its
 * container. At most `depth` are open or opening beside those in use; nothing is opened beyond `total`.
 */
export class CellSupply {
  readonly #ahead: Promise<Cell>[] = [];
  readonly #closing: Promise<void>[] = [];
  #opened = 0;
  #removing = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    readonly open: () => Promise<Cell>,
    readonly total: number,
    readonly depth: number,
  ) {
    this.#fill();
  }

  /** The first cell, once it is ready, without taking it; rejects as its opening did. */
  async first(): Promise<Cell> {
    const [next] = this.#ahead;
    if (next === undefined) throw new Error("the supply has no cell");
    return next;
  }

  /** The next cell; rejects as its opening did. */
  async take(): Promise<Cell> {
    const next = this.#ahead.shift();
    if (next === undefined) throw new Error("more cells were taken than there are steps");
    this.#fill();
    return next;
  }

  /** Closes a used cell, off the critical path. */
  discard(cell: Cell): void {
    const closing = this.#remove(cell);
    // An engine that is gone can't remove anything: that is no reason to end the process while steps are judged.
    closing.catch(() => undefined);
    this.#closing.push(closing);
  }

  /** Closes whatever is left and waits until all is gone. Rejects with the first removal that failed, after all were tried. */
  async close(): Promise<void> {
    this.#opened = this.total;
    for (const ahead of this.#ahead.splice(0)) {
      const opened = ahead.then(
        (cell) => this.#remove(cell),
        () => undefined,
      );
      this.#closing.push(opened);
    }
    const outcomes = await Promise.allSettled(this.#closing);
    const failed = outcomes.find((outcome) => outcome.status === "rejected");
    if (failed !== undefined) throw failed.reason;
  }

  /** A few at a time: removals that crowd in would keep the engine from opening what the next step waits for. */
  async #remove(cell: Cell): Promise<void> {
    if (this.#removing >= REMOVALS) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#removing += 1;
    try {
      await cell.close();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#removing -= 1;
      else next();
    }
  }

  #fill(): void {
    while (this.#opened < this.total && this.#ahead.length < this.depth) {
      this.#opened += 1;
      const opening = this.open();
      // A cell that nobody takes any more must not end the process as an unhandled rejection.
      opening.catch(() => undefined);
      this.#ahead.push(opening);
    }
  }
}
