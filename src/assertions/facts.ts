import type { Failure } from "../core/errors.js";

/** What is known of a finished step, as plain data: all that `checkStep` looks at. Texts are redacted. */
export interface StepFacts {
  /** What the step ran, as the plan has it. */
  readonly args: readonly string[];
  /** 128 + n for a process ended by signal n. */
  readonly exitCode: number;
  readonly ended: "exited" | "timeout" | "interrupted";
  /** A limit that ended the step; null where none did. */
  readonly limit: "memory" | "cpu_time" | null;
  readonly durationMs: number;
  /** Peak memory of this step; null where it could not be told apart from that of earlier steps, or nothing measures it. */
  readonly memoryPeakBytes: number | null;
  /** The highest peak read so far in the cell, which bounds the step's own; absent where nothing measures memory. */
  readonly memoryCeilingBytes?: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Text of each file that `expect.files` names; null (or absent) where the step left none. */
  readonly files: ReadonlyMap<string, string | null>;
  /** Compares a text with a stored snapshot; null when it matches. */
  readonly snapshot: (name: string, text: string) => Failure | null;
  /** The limit that was in force, in milliseconds; null for none. */
  readonly timeoutMs: number | null;
  /** Whose limit that is; absent for the step's own. */
  readonly timeoutOf?: "step" | "scenario";
}
