import type { Axis, Variant, Variation } from "./axes.js";

/** Several changes at once: all that one run needs to show whether any of them matters. */
export interface Bundle {
  readonly change: Variation;
  /** The machinery of all of them at its usual setting; null where none needs any. */
  readonly control: Variation | null;
}

/** The first changes of all axes, then their second ones, and so on. */
export function roundsOf(variants: readonly Variant[]): Variant[][] {
  const seen = new Map<Axis, number>();
  const rounds: Variant[][] = [];
  for (const variant of variants) {
    const index = seen.get(variant.axis) ?? 0;
    seen.set(variant.axis, index + 1);
    rounds[index] = [...(rounds[index] ?? []), variant];
  }
  return rounds;
}

export function bundleOf(variants: readonly Variant[]): Bundle {
  const controls = variants.flatMap(({ control }) => (control === undefined ? [] : [control]));
  return {
    change: merged(variants.map(({ change }) => change)),
    control: controls.length === 0 ? null : merged(controls),
  };
}

function merged(variations: readonly Variation[]): Variation {
  const env = Object.assign({}, ...variations.map((each) => each.env ?? {})) as Record<string, string>;
  const forget = variations.flatMap((each) => each.forget ?? []);
  const all = Object.assign({}, ...variations) as Variation;
  return { ...all, ...(Object.keys(env).length === 0 ? {} : { env }), ...(forget.length === 0 ? {} : { forget }) };
}
