/** What a verb is given: the process, as data, so that nothing below the doors reads it. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether the terminal shows colours. */
  readonly color: boolean;
  out(text: string): void;
  err(text: string): void;
  /** Aborted by SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
}

export interface Verb {
  /** One line for the list of verbs. */
  readonly summary: string;
  /** The text of `cleanroom <verb> --help`. */
  readonly usage: string;
  /** Returns the process's exit code. Throws CleanroomError. */
  run(args: readonly string[], io: Io): Promise<number>;
}
