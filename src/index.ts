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
export type { Pod, PodSpec, ProbeResult, ServiceAddress, ServiceContainer, ServiceEnd } from "./backend/pod.js";
export { CleanroomError, ERROR_KINDS, type ErrorKind, type Failure } from "./core/errors.js";
export { type Verification, verifyBundle } from "./evidence/verify.js";
export type { DataTable } from "./gherkin/data-table.js";
export type { InnerRun, RanStep, RunSpec } from "./gherkin/inner-run.js";
export type {
  HookCode,
  HookFacts,
  HookOptions,
  ParameterTypeOptions,
  StepCode,
  StepDefiners,
  StepModule,
  StepWorld,
} from "./gherkin/step-module.js";
export { ContainerService, type ServicePlace } from "./library/container-service.js";
export type { RunOptions } from "./library/options.js";
export { run } from "./library/run.js";
export { Scenario, ScenarioOutput, type StepOptions, scenario } from "./library/scenario.js";
export { Postgres, Redis, ServiceBuilder, ServiceManager } from "./library/services.js";
export type { Plan, PlannedScenario, PlannedStep } from "./model/plan.js";
export type { Control, Observation, PolicySpec, ResourceLimits } from "./model/policy.js";
export type { Report, ScenarioReport, ServiceReport, StepReport } from "./model/report.js";
export type { ChaosAction, HealthCheck, ServiceSpec } from "./model/service.js";
export { Policy } from "./policy/policy.js";
export { type ServiceConformanceCase, serviceConformanceCases } from "./services/conformance.js";
export { ConnectionInfo } from "./services/connection-info.js";
export type { Service } from "./services/service.js";
