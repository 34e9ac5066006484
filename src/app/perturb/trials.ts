import type { Axis, Variant, Variation } from "../../determinism/axes.js";

import { Baseline } from "../../determinism/baseline.js";
import type { Difference } from "../../determinism/difference.js";
import type { AxisFinding } from "../../determinism/findings.js";
import { bundleOf } from "../../determinism/rounds.js";
import { whyNotVaried } from "./reach.js";
import type { VariedRun } from "./run.js";

/** Times that a finding is seen again, with a run at base before each. */
const ROUNDS = 3;

/**
 * Looks for the changes that matter: many at once where none does, and by halves where one of them does. A difference
 * counts when it comes back as often as it is looked for, and never without the change.
 */
export class Trials {
  readonly findings = new Map<Axis, AxisFinding>();
  readonly notes: string[] = [];
  readonly #references = new Map<string, Baseline>();

  /**
   * @param base what runs with nothing varied gave; grows with every run that is made to confirm a finding
   * @param first one of those runs
   */
  constructor(
    readonly run: (variation: Variation) => Promise<VariedRun>,
    readonly base: Baseline,
    readonly first: VariedRun,
  ) {}

  /** Tries changes, of different axes, together; those of axes that are found out already are left out. */
  async round(variants: readonly Variant[]): Promise<void> {
    const open = variants.filter(({ axis }) => this.findings.get(axis)?.status !== "differs");
    const known = this.#found();
    const odd = await this.#search(open);
    if (odd === null || open.length < 2 || this.#found() > known) return;
    const { change, control } = bundleOf(open);
    const reference = await this.#reference(control);
    const again = await this.run(change);
    if (reference.departureOf(again.observed) === null) reference.add(odd.observed);
    else this.notes.push(`together, and only so, these show: ${open.map(({ says }) => says).join("; ")}`);
  }

  /** Notes that a change could not be tried. */
  notTried({ axis, says: varied }: Variant, note: string): void {
    if (this.findings.has(axis)) return;
    this.findings.set(axis, { axis, status: "not tried", varied, note, difference: null });
  }

  /** The run in which the changes showed; null where they did not. */
  async #search(variants: readonly Variant[]): Promise<VariedRun | null> {
    const [only, ...more] = variants;
    if (only === undefined) return null;
    if (more.length === 0) return this.#single(only);
    const { change, control } = bundleOf(variants);
    const reference = await this.#reference(control);
    const varied = await this.run(change);
    if (reference.departureOf(varied.observed) === null) {
      for (const variant of variants) this.#conclude(variant, varied, null);
      return null;
    }
    const middle = Math.ceil(variants.length / 2);
    await this.#search(variants.slice(0, middle));
    await this.#search(variants.slice(middle));
    return varied;
  }

  async #single(variant: Variant): Promise<VariedRun | null> {
    const reference = await this.#reference(variant.control ?? null);
    const varied = await this.run(variant.change);
    const difference = await this.#confirmed(variant, reference, varied);
    const found = difference === null || (await this.#isAboutDates(variant, reference)) ? null : difference;
    this.#conclude(variant, varied, found);
    return found === null ? null : varied;
  }

  async #confirmed(variant: Variant, reference: Baseline, found: VariedRun): Promise<Difference | null> {
    let varied = found;
    for (let round = 0; reference.departureOf(varied.observed) !== null; round++) {
      if (round === (reference.exact ? ROUNDS : ROUNDS + 1)) return reference.departureOf(varied.observed);
      reference.add((await this.run(variant.control ?? {})).observed);
      const again = await this.run(variant.change);
      if (reference.departureOf(again.observed) === null) reference.add(varied.observed);
      varied = again;
    }
    return null;
  }

  /** Dates that matter also where all files have the same are about time, and not about the order of files. */
  async #isAboutDates({ change }: Variant, reference: Baseline): Promise<boolean> {
    if (change.files !== "dates-apart") return false;
    return reference.departureOf((await this.run({ files: "dates-later" })).observed) !== null;
  }

  /** What the machinery of changes alone makes of the scenario: the same as always, or else what they are compared with. */
  async #reference(control: Variation | null): Promise<Baseline> {
    if (control === null) return this.base;
    const key = JSON.stringify(control);
    const known = this.#references.get(key);
    if (known !== undefined) return known;
    const { observed } = await this.run(control);
    const reference = this.base.departureOf(observed) === null ? this.base : new Baseline(observed);
    this.#references.set(key, reference);
    return reference;
  }

  #conclude(variant: Variant, varied: VariedRun, difference: Difference | null): void {
    const { axis, says, change } = variant;
    const why = whyNotVaried(change, this.first.traces, varied.traces);
    if (why !== null) {
      this.notTried(variant, why);
      return;
    }
    const before = this.findings.get(axis);
    const tried = before?.status === "same" ? `${before.varied}; ${says}` : says;
    const found = difference !== null;
    const status = found ? "differs" : "same";
    this.findings.set(axis, { axis, status, varied: found ? says : tried, note: null, difference });
  }

  #found(): number {
    return [...this.findings.values()].filter(({ status }) => status === "differs").length;
  }
}
