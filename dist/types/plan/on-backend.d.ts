import type { PlannedScenario } from "../model/plan.js";
/** The scenario as it runs on a backend, once that is known: with the image and the policy that hold there. */
export declare function onBackend(scenario: PlannedScenario, backend: string): PlannedScenario;
