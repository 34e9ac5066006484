import { CleanroomError, type Failure } from "../core/errors.js";
import type { TextMatcher } from "../model/plan.js";
import { checkStep } from "./check.js";
import { checkEnd, checkExitCode, commandLine, describeExit } from "./check-exit.js";
import type { StepFacts } from "./facts.js";
import { checkText } from "./text-matchers.js";

/** What one command did, as plain data. Texts are redacted. */
export interface RunData {
  readonly args: readonly string[];
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Whether each stream was cut at `max_output`. */
  readonly truncated: { readonly stdout: boolean; readonly stderr: boolean };
  readonly durationMs: number;
  /** The error the run ended with, e.g. a Timeout; null where none. */
  readonly error: Failure | null;
}

/**
 * The result of a run with assertions to chain: `result.success().stdout("hello").durationLe(5000)`. Each returns
 * the result, or throws CleanroomError AssertionFailed; the data itself is under `output`.
 */
export class RunOutput {
  constructor(readonly output: RunData) {}

  /** Exit code 0, and no other error either. */
  success(): this {
    const { error } = this.output;
    if (error !== null && error.kind !== "ProcessExit" && error.kind !== "AssertionFailed")
      return this.#refuse("success", [error]);
    return this.#hold("success", { outcome: "success" });
  }

  /** Any exit code but 0; a timeout is not a failure of the program's own. */
  failure(): this {
    return this.#hold("failure", { outcome: "failure" });
  }

  exitCode(code: number): this {
    return this.#hold("exit_code", { outcome: "any", exitCode: code });
  }

  /** stdout contains the text. */
  stdout(text: string): this {
    return this.#text("stdout", { contains: [text] });
  }

  /** stderr contains the text. */
  stderr(text: string): this {
    return this.#text("stderr", { contains: [text] });
  }

  stdoutEquals(text: string): this {
    return this.#text("stdout", { equals: text });
  }

  stderrEquals(text: string): this {
    return this.#text("stderr", { equals: text });
  }

  stdoutRegex(pattern: string | RegExp): this {
    return this.#regex("stdout", pattern);
  }

  stderrRegex(pattern: string | RegExp): this {
    return this.#regex("stderr", pattern);
  }

  /** stdout is one JSON value; with a JSONPath, the given value stands there. */
  stdoutJson(): this;
  stdoutJson(path: string, expected: unknown): this;
  stdoutJson(path?: string, expected?: unknown): this {
    return this.#text("stdout", { json: path === undefined ? {} : { [path]: expected } });
  }

  /** stdout as a JSON value. */
  json(): unknown {
    this.stdoutJson();
    return JSON.parse(this.output.stdout);
  }

  durationLe(ms: number): this {
    return this.#refuse(
      "duration_le_ms",
      checkStep({ outcome: "any", durationLeMs: ms }, { ...this.#facts(), ended: "exited" }),
    );
  }

  /** Neither stream is longer than this many bytes. */
  noOutputOver(bytes: number): this {
    for (const name of ["stdout", "stderr"] as const) {
      const size = Buffer.byteLength(this.output[name]);
      const cut = this.output.truncated[name];
      if (size <= bytes && !cut) continue;
      throw new CleanroomError(
        "AssertionFailed",
        `${name} is ${cut ? "more than " : ""}${size} bytes long, expected at most ${bytes}`,
        {
          hint: cut ? `${name} was cut at max_output; raise that to measure more.` : "Find out what writes so much.",
          context: { matcher: "no_output_over", expected: bytes, actual: size, truncated: cut },
        },
      );
    }
    return this;
  }

  #hold(matcher: string, expect: { outcome: "success" | "failure" | "any"; exitCode?: number }): this {
    const facts = this.#facts();
    const end = checkEnd(expect, facts);
    return this.#refuse(matcher, end !== null && expect.exitCode === undefined ? [end] : checkExitCode(expect, facts));
  }

  #text(name: "stdout" | "stderr", matcher: TextMatcher): this {
    return this.#refuse(name, checkText({ name, text: this.output[name], snapshot: () => null }, matcher));
  }

  #regex(name: "stdout" | "stderr", pattern: string | RegExp): this {
    if (typeof pattern === "string") return this.#text(name, { matches: [pattern] });
    // A fresh copy: a sticky or global one would remember where it matched last.
    if (new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, "")).test(this.output[name])) return this;
    throw new CleanroomError("AssertionFailed", `${name} does not match ${pattern}`, {
      hint: `${commandLine(this.output.args)} ${describeExit(this.output.exitCode)}.`,
      context: { matcher: `${name}.matches`, expected: String(pattern), actual: this.output[name].slice(0, 2_000) },
    });
  }

  #refuse(matcher: string, failures: readonly Failure[]): this {
    const [first] = failures;
    if (first === undefined) return this;
    const { kind, message, hint, context } = first;
    if (kind === "ConfigInvalid") throw new CleanroomError(kind, message, { hint, context });
    throw new CleanroomError("AssertionFailed", message, {
      hint,
      context: { matcher, ...context, ...(kind === "AssertionFailed" ? {} : { caused_by: kind }) },
    });
  }

  #facts(): StepFacts {
    const { args, exitCode, stdout, stderr, durationMs, error } = this.output;
    const context = error?.context ?? {};
    return {
      args,
      exitCode,
      ended: error?.kind === "Timeout" ? "timeout" : error?.kind === "Interrupted" ? "interrupted" : "exited",
      limit: error?.kind === "ResourceLimit" ? (context["limit"] === "cpu_time" ? "cpu_time" : "memory") : null,
      durationMs,
      memoryPeakBytes: null,
      stdout,
      stderr,
      files: new Map(),
      snapshot: () => null,
      timeoutMs: typeof context["timeout_ms"] === "number" ? context["timeout_ms"] : null,
    };
  }
}
