import type { CheckedFiles } from "./check-files.js";
import type { Note } from "./problems.js";
import type { VerifiedStatement } from "./statement-schema.js";
/** Holds statements whose signatures hold against the run they came with: each must be of this run, each once. */
export declare function checkStatements(statements: readonly VerifiedStatement[], files: CheckedFiles, note: Note): void;
