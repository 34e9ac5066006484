/** The closed set of things that can go wrong. Names are public: reports and annotations carry them. */
export const ERROR_KINDS = [
  "Timeout",
  "ProcessExit",
  "AssertionFailed",
  "EngineUnavailable",
  "ImageUnavailable",
  "ConfigInvalid",
  "PolicyViolation",
  "EnforcementUnavailable",
  "ServiceUnhealthy",
  "ResourceLimit",
  "OutputLimit",
  "ArtifactInvalid",
  "VerificationFailed",
  "Interrupted",
  "Internal",
] as const;

export type ErrorKind = (typeof ERROR_KINDS)[number];

/** An error as data: what a report, an annotation or a log line shows. */
export interface Failure {
  kind: ErrorKind;
  message: string;
  /** What to do about it, for the person who reads the failure. */
  hint: string;
  /** Facts of the case, e.g. `{ args, timeout_ms }` of a Timeout. JSON values only. */
  context: Record<string, unknown>;
}

/** The one exception class. A failed test is data (`Failure`), never one of these. */
export class CleanroomError extends Error implements Failure {
  readonly kind: ErrorKind;
  readonly hint: string;
  readonly context: Record<string, unknown>;

  constructor(
    kind: ErrorKind,
    message: string,
    options: { hint: string; context?: Record<string, unknown>; cause?: unknown },
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "CleanroomError";
    this.kind = kind;
    this.hint = options.hint;
    this.context = options.context ?? {};
  }

  toFailure(): Failure {
    return { kind: this.kind, message: this.message, hint: this.hint, context: this.context };
  }
}

/** Exit codes of the CLI and of the action's process. */
export const EXIT = { ok: 0, failed: 1, usage: 2, infrastructure: 3, verification: 4, interrupted: 130 } as const;

const EXIT_OF: Record<ErrorKind, number> = {
  Timeout: EXIT.failed,
  ProcessExit: EXIT.failed,
  AssertionFailed: EXIT.failed,
  EngineUnavailable: EXIT.infrastructure,
  ImageUnavailable: EXIT.infrastructure,
  ConfigInvalid: EXIT.usage,
  PolicyViolation: EXIT.failed,
  EnforcementUnavailable: EXIT.infrastructure,
  ServiceUnhealthy: EXIT.failed,
  ResourceLimit: EXIT.failed,
  OutputLimit: EXIT.failed,
  ArtifactInvalid: EXIT.infrastructure,
  VerificationFailed: EXIT.verification,
  Interrupted: EXIT.interrupted,
  Internal: EXIT.infrastructure,
};

/** The exit code that a failure of this kind ends the process with. */
export function exitCodeOf(kind: ErrorKind): number {
  return EXIT_OF[kind];
}

/** Anything thrown, as a CleanroomError: ours pass through, others become `Internal` with their cause kept. */
export function asCleanroomError(thrown: unknown): CleanroomError {
  if (thrown instanceof CleanroomError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new CleanroomError("Internal", message, {
    hint: "This is a defect in Cleanroom: please report it with the run directory attached.",
    cause: thrown,
  });
}
