import { describe, expect, it } from "vitest";
import { CleanroomError } from "../core/errors.js";
import { type RunData, RunOutput } from "./fluent.js";

function output(over: Partial<RunData> = {}): RunOutput {
  return new RunOutput({
    args: ["mycli"],
    exitCode: 0,
    stdout: 'hello world\n{"ok":true}',
    stderr: "warning: unused\n",
    truncated: { stdout: false, stderr: false },
    durationMs: 100,
    error: null,
    ...over,
  });
}

function refusal(act: () => unknown): CleanroomError {
  try {
    act();
  } catch (error) {
    if (error instanceof CleanroomError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("RunOutput", () => {
  it("chains everything that holds", () => {
    const result = output();
    expect(
      result
        .success()
        .exitCode(0)
        .stdout("hello world")
        .stderr("unused")
        .stdoutRegex("^hello(?s).*true")
        .stderrRegex(/WARNING: .*/i)
        .stderrEquals("warning: unused\n")
        .durationLe(100)
        .noOutputOver(1_024),
    ).toBe(result);
    expect(output({ exitCode: 3 }).failure().exitCode(3)).toBeInstanceOf(RunOutput);
    expect(output({ stdout: '{"a":{"b":[1]}}' }).stdoutJson().stdoutJson("$.a.b", [1]).json()).toEqual({
      a: { b: [1] },
    });
  });

  it.each<[string, (result: RunOutput) => unknown]>([
    ["failure", (result) => result.failure()],
    ["exit_code", (result) => result.exitCode(7)],
    ["stdout.contains", (result) => result.stdout("bye")],
    ["stderr.contains", (result) => result.stderr("bye")],
    ["stdout.equals", (result) => result.stdoutEquals("hello world")],
    ["stdout.matches", (result) => result.stdoutRegex("^world")],
    ["stderr.matches", (result) => result.stderrRegex(/^error/)],
    ["stdout.json", (result) => result.stdoutJson()],
    ["duration_le_ms", (result) => result.durationLe(99)],
    ["no_output_over", (result) => result.noOutputOver(10)],
  ])("throws AssertionFailed for %s", (matcher, act) => {
    const error = refusal(() => act(output()));
    expect(error.kind).toBe("AssertionFailed");
    expect(error.context["matcher"]).toBe(matcher);
    expect(error.message).not.toBe("");
  });

  it("says why there was no success", () => {
    const failed = refusal(() => output({ exitCode: 7, stderr: "boom\n" }).success());
    expect(failed.kind).toBe("AssertionFailed");
    expect(failed.context).toMatchObject({ exit_code: 7, caused_by: "ProcessExit" });
    expect(failed.message).toContain("boom");
    const timeout = { kind: "Timeout", message: "too slow", hint: "", context: { timeout_ms: 50 } } as const;
    const late = refusal(() => output({ exitCode: 143, error: timeout }).success());
    expect(late.context).toMatchObject({ caused_by: "Timeout", timeout_ms: 50 });
    expect(refusal(() => output({ exitCode: 143, error: timeout }).failure()).kind).toBe("AssertionFailed");
  });

  it("takes a cut output for longer than any limit", () => {
    const cut = output({ truncated: { stdout: true, stderr: false } });
    expect(refusal(() => cut.noOutputOver(1_000_000)).message).toContain("more than");
  });

  it("can be asked the same regular expression twice", () => {
    const pattern = /hello/g;
    output().stdoutRegex(pattern).stdoutRegex(pattern);
  });
});
