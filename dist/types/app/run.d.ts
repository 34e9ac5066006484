import type { Extensions, RunHandlers, RunRequest, RunResult } from "./api.js";
/**
 * The one entry behind the action, the CLI and the library: configuration to evidence. A test that fails is in the
 * result; what is thrown (ConfigInvalid) was found before anything started.
 *
 * @param extensions what only code can give: a backend of one's own, a policy made with the library
 */
export declare function runProject(request: RunRequest, handlers: RunHandlers, extensions?: Extensions): Promise<RunResult>;
