import * as z from "zod/mini";
import { type Problem } from "./problems.js";
import type { ConfigSource } from "./source.js";
type Schema = z.core.$ZodType;
/** Everything in one source that its schema doesn't allow. */
export declare function validateSource(source: ConfigSource, schema: Schema): Problem[];
/** A value as a message shows it. */
export declare function show(value: unknown): string;
export {};
