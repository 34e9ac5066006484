import type { CustomPolicy } from "../model/policy.js";
import type { ServiceSpec } from "../model/service.js";
import type { BackendConfig, ResourceTuning } from "./loaded.js";
import type { Locate } from "./scenarios.js";
import type { RawPolicy } from "./schema/policy.js";
import type { ServiceConfig } from "./schema/service.js";
import type { Config } from "./schema.js";
/** `[policies.NAME]` as data. */
export declare function policyOf(raw: RawPolicy): CustomPolicy;
/** `[[services]]` as data. */
export declare function servicesOf(raw: readonly ServiceConfig[], locate: Locate): ServiceSpec[];
/** `[backends.NAME]` as data. */
export declare function backendsOf(raw: Config["backends"]): Record<string, BackendConfig>;
export declare function tuningOf(memory: number | string | undefined, cpus: number | undefined): ResourceTuning;
