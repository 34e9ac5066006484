import type { Dialect } from "./dialect.js";
import { type EngineClient } from "./engine-client.js";
/** Removes containers and volumes that dead or expired runs left in an engine. Returns a line a removal. */
export declare function sweepEngine(dialect: Dialect, client: EngineClient): Promise<string[]>;
