/** What steps are shown for the time: the real one, one moment, or one that goes on from that moment. */
export const CLOCKS = ["real", "frozen", "advancing"] as const;
export type Clock = (typeof CLOCKS)[number];

/** How much is held fixed, from the weakest to the strongest; a report names what was reached, never more. */
export const TIERS = ["fixed-environment", "advancing-clock", "frozen-clock"] as const;
export type Tier = (typeof TIERS)[number];

/** The tier that all of these reached; the weakest of all where there are none. */
export function weakestTier(tiers: readonly Tier[]): Tier {
  return TIERS.find((tier) => tiers.includes(tier)) ?? TIERS[0];
}
