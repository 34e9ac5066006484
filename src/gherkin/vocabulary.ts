import type { World } from "./world.js";

/** What a step does. It is given the scenario's world, the phrase's parameters, and then the step's table or text. */
export type StepHandler = (world: World, ...values: never[]) => unknown;

/** A phrase that features may use. */
export interface Phrase {
  /** A Cucumber expression, or a regular expression where one can't say it. */
  readonly expression: string | RegExp;
  readonly about: string;
  /** Steps as they stand in a feature, the first being what the documentation shows. */
  readonly examples: readonly string[];
  readonly handler: StepHandler;
  /** Speaks of a run that was skipped or could not be made, so that the scenario goes on to it. */
  readonly unfinished: boolean;
}

/** Phrases that belong together: a chapter of the documentation. */
export interface Theme {
  readonly title: string;
  readonly phrases: readonly Phrase[];
}

/** A phrase of Cleanroom's own vocabulary. */
export function phrase(
  expression: string | RegExp,
  about: string,
  examples: string | readonly string[],
  handler: StepHandler,
  { unfinished = false }: { readonly unfinished?: boolean } = {},
): Phrase {
  return { expression, about, examples: typeof examples === "string" ? [examples] : examples, handler, unfinished };
}
