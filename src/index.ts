export type { RunEvent, RunHandlers, RunRequest, RunResult } from "./app/api.js";
export { runProject } from "./app/run.js";
export { type RunData, RunOutput } from "./assertions/fluent.js";
export type {
  Availability,
  Backend,
  Cell,
  CellSpec,
  CollectedFiles,
  EngineInfo,
  StepCommand,
  StepExit,
  StepSinks,
} from "./backend/backend.js";
export { CleanroomError, ERROR_KINDS, type ErrorKind, type Failure } from "./core/errors.js";
export { type Verification, verifyBundle } from "./evidence/verify.js";
export type { RunOptions } from "./library/options.js";
export { run } from "./library/run.js";
export { Scenario, ScenarioOutput, type StepOptions, scenario } from "./library/scenario.js";
export type { Plan, PlannedScenario, PlannedStep } from "./model/plan.js";
export type { Control, Observation, PolicySpec, ResourceLimits } from "./model/policy.js";
export type { Report, ScenarioReport, StepReport } from "./model/report.js";
export { Policy } from "./policy/policy.js";
