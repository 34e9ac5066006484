import { CleanroomError } from "../core/errors.js";
import type { SourceLocation } from "../model/plan.js";
/** Where an effective value came from. */
export interface Origin {
    readonly kind: "option" | "environment" | "file" | "manifest" | "default";
    /** `cleanroom.toml:3:1`, `CLEANROOM_SEED`, `--seed` or `default`. */
    readonly text: string;
    /** The place in a file; null for anything that is no file. */
    readonly location: SourceLocation | null;
}
/** One thing that is wrong in a configuration. `file`, `line` and `column` are null for options and variables. */
export interface Problem {
    readonly origin: string;
    readonly file: string | null;
    readonly line: number | null;
    readonly column: number | null;
    /** Dotted, e.g. `scenarios[0].steps[1].args`; empty for the file as a whole. */
    readonly key: string;
    readonly found: string;
    readonly expected: string;
    readonly suggestion: string | null;
}
export type Path = readonly (string | number)[];
/** `["scenarios", 0, "env", "A"]` as `scenarios[0].env.A`; segments that TOML would quote are quoted. */
export declare function dottedKey(path: Path): string;
export declare function problemAt(origin: Origin, key: string, what: {
    readonly found: string;
    readonly expected: string;
    readonly suggestion?: string | null;
}): Problem;
/** `file:line:column: key: found X, expected Y (did you mean Z?)` */
export declare function formatProblem(problem: Problem): string;
/** All problems as one ConfigInvalid, in the order of the places they are in. */
export declare function configInvalid(problems: readonly Problem[], hint?: string): CleanroomError;
