import { expect, it } from "vitest";
import { type Tier, weakestTier } from "./determinism.js";

it.each<[Tier[], Tier]>([
  [[], "fixed-environment"],
  [["frozen-clock"], "frozen-clock"],
  [["frozen-clock", "advancing-clock"], "advancing-clock"],
  [["frozen-clock", "fixed-environment", "advancing-clock"], "fixed-environment"],
])("the tier of all of %j is %s", (tiers, expected) => {
  expect(weakestTier(tiers)).toBe(expected);
});
