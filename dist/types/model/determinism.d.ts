/** What steps are shown for the time: the real one, one moment, or one that goes on from that moment. */
export declare const CLOCKS: readonly ["real", "frozen", "advancing"];
export type Clock = (typeof CLOCKS)[number];
/** How much is held fixed, from the weakest to the strongest; a report names what was reached, never more. */
export declare const TIERS: readonly ["fixed-environment", "advancing-clock", "frozen-clock"];
export type Tier = (typeof TIERS)[number];
/** The tier that all of these reached; the weakest of all where there are none. */
export declare function weakestTier(tiers: readonly Tier[]): Tier;
