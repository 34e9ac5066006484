import type { Backend } from "../backend/backend.js";
import type { PolicySpec } from "../model/policy.js";
import type { RunHandlers, RunRequest, RunResult } from "./api.js";
/** What only code can give, for every scenario of a run. */
export interface Extensions {
    readonly backend: Backend | null;
    readonly policy: PolicySpec | null;
}
/**
 * The one entry behind the action, the CLI and the library: configuration to evidence. A test that fails is in the
 * result; what is thrown (ConfigInvalid) was found before anything started.
 *
 * @param extensions what only code can give: a backend of one's own, a policy made with the library
 */
export declare function runProject(request: RunRequest, handlers: RunHandlers, extensions?: Extensions): Promise<RunResult>;
