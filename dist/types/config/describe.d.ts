import type * as z from "zod/mini";
import type { Path } from "./problems.js";
type Schema = z.core.$ZodType;
/** What a schema allows, in words. */
export declare function describe(schema: Schema): string;
/** The schemas that may stand at a path: several where a union is on the way. */
export declare function schemasAt(schema: Schema, path: Path): Schema[];
/** The keys a table at this path may have. */
export declare function keysAt(schema: Schema, path: Path): string[];
export {};
