import type { PlannedScenario } from "../model/plan.js";
/**
 * Throws for what a scenario asks for and no backend can give: running it without would claim more than was done.
 */
export declare function refuseUnsupported(scenario: PlannedScenario, services: readonly string[]): void;
