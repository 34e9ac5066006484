import type { Clock } from "../model/determinism.js";
import type { Expectation, SourceLocation, TextMatcher } from "../model/plan.js";
import type { CustomPolicy } from "../model/policy.js";
import type { ChaosAction, ServiceSpec } from "../model/service.js";
import type { Settings } from "../model/settings.js";
import type { Origin } from "./problems.js";

/** A checked configuration with everything that was in it; sizes in bytes, times in milliseconds. */
export interface LoadedConfig {
  readonly settings: Settings;
  /** Where each effective value came from, by dotted key. */
  readonly provenance: ReadonlyMap<string, Origin>;
  /** The effective values by dotted key, as they were written. */
  readonly values: ReadonlyMap<string, unknown>;
  readonly policies: Readonly<Record<string, CustomPolicy>>;
  readonly services: readonly ServiceSpec[];
  /** Names of services that every scenario has besides its own; all are among `services`. */
  readonly defaultServices: readonly string[];
  readonly scenarios: readonly ScenarioConfig[];
  /** `[performance]`: what tightens every policy. */
  readonly resources: ResourceTuning;
  /** `[backends.NAME]` by name. */
  readonly backends: Readonly<Record<string, BackendConfig>>;
  /** Files that were read, relative to the working directory. */
  readonly files: readonly string[];
}

export interface ResourceTuning {
  readonly memoryBytes: number | null;
  readonly cpus: number | null;
}

export interface BackendConfig {
  readonly settings: Readonly<Record<string, unknown>>;
  /** `name:tag`, or null where none is configured. */
  readonly image: string | null;
  /** Whether the image is pulled even where it is present. */
  readonly pullLatest: boolean;
  readonly resources: ResourceTuning;
}

/** A scenario as configured. What is null comes from the settings. */
export interface ScenarioConfig {
  readonly name: string;
  readonly location: SourceLocation;
  readonly tags: readonly string[];
  readonly requires: readonly string[];
  readonly backends: readonly string[] | null;
  readonly policy: string | null;
  readonly image: string | null;
  readonly isolation: "scenario" | "step" | null;
  readonly clock?: Clock | null;
  readonly services: readonly string[];
  /** Name of a service -> what its log must hold when the steps are done. */
  readonly serviceLogs?: Readonly<Record<string, TextMatcher>>;
  readonly chaos?: readonly ChaosAction[];
  readonly concurrent: boolean;
  readonly continueOnFail: boolean;
  readonly timeoutMs: number | null;
  readonly env: Readonly<Record<string, string>>;
  readonly steps: readonly StepConfig[];
}

export interface StepConfig {
  readonly name: string;
  readonly location: SourceLocation;
  readonly target: "bin" | "command";
  readonly args: readonly string[];
  readonly stdin: string | null;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number | null;
  readonly maxOutput: number | null;
  readonly expect: Expectation;
}
