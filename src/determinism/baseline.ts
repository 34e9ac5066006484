import { type Difference, firstDifference } from "./difference.js";
import { departure, type Pattern, patternOf, withRun } from "./noise.js";
import { type Window, withoutTimes } from "./wall-clock.js";

/** One output of a run. */
export interface Channel {
  readonly step: string;
  /** As in Difference. */
  readonly where: string;
  readonly bytes: Buffer;
}

/** Everything that one run gave, by a key that is the same in every run, in the order in which it is compared. */
export interface Observed extends Window {
  readonly channels: ReadonlyMap<string, Channel>;
}

const NOTHING = Buffer.alloc(0);

/** What runs with nothing varied gave: what they agree in, and where they do not. */
export class Baseline {
  readonly runs: Observed[] = [];
  readonly #patterns = new Map<string, Pattern>();

  constructor(first: Observed) {
    this.runs.push(first);
    for (const [key, { bytes }] of first.channels) this.#patterns.set(key, patternOf(bytes));
  }

  /** Whether all runs gave the same bytes. */
  get exact(): boolean {
    return [...this.#patterns.values()].every((pattern) => pattern.exact);
  }

  add(run: Observed): void {
    for (const key of this.#keys(run)) {
      const pattern = this.#patterns.get(key) ?? patternOf(NOTHING);
      this.#patterns.set(key, withRun(pattern, run.channels.get(key)?.bytes ?? NOTHING));
    }
    this.runs.push(run);
  }

  /** The first place in which a run differs from these by more than they differ among themselves. */
  departureOf(run: Observed): Difference | null {
    for (const key of this.#keys(run)) {
      const bytes = run.channels.get(key)?.bytes ?? NOTHING;
      const pattern = this.#patterns.get(key) ?? patternOf(NOTHING);
      const offset = departure(pattern, bytes);
      if (offset === null) continue;
      const base = this.runs[0]?.channels.get(key)?.bytes ?? NOTHING;
      const found = firstDifference(base, bytes, pattern.exact ? 0 : offset);
      if (found !== null) return { ...this.#place(key, run), ...found };
    }
    return null;
  }

  /** Where the runs differ among themselves: `time` where what differs is the time of each, `other` beyond that. */
  noise(): { time: Difference | null; other: Difference | null } {
    let time: Difference | null = null;
    let other: Difference | null = null;
    const [first, ...rest] = this.runs;
    for (const [key, { exact }] of this.#patterns) {
      if (exact || first === undefined) continue;
      const bytes = (run: Observed) => run.channels.get(key)?.bytes ?? NOTHING;
      for (const run of rest) {
        const found = firstDifference(bytes(first), bytes(run));
        if (found === null) continue;
        const place = this.#place(key, first);
        const left = firstDifference(withoutTimes(bytes(first), first), withoutTimes(bytes(run), run));
        if (left !== null) other ??= { ...place, ...(firstDifference(bytes(first), bytes(run), left.offset) ?? found) };
        if (left === null || left.offset !== found.offset) time ??= { ...place, ...found };
      }
    }
    return { time, other };
  }

  #keys(run: Observed): Set<string> {
    return new Set([...this.#patterns.keys(), ...run.channels.keys()]);
  }

  #place(key: string, run: Observed): Pick<Difference, "step" | "where"> {
    const channel = run.channels.get(key) ?? this.runs.flatMap((each) => each.channels.get(key) ?? [])[0];
    return { step: channel?.step ?? "", where: channel?.where ?? key };
  }
}
