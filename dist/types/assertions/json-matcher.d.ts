import type { Failure } from "../core/errors.js";
import { type Subject } from "./mismatch.js";
/** The subject must be JSON, and each JSONPath must select its value; without paths it must only be JSON. */
export declare function checkJson(subject: Subject, expected: Readonly<Record<string, unknown>>): Failure[];
