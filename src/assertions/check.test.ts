import { describe, expect, it } from "vitest";
import type { Expectation } from "../model/plan.js";
import { checkStep } from "./check.js";
import type { StepFacts } from "./facts.js";

function facts(over: Partial<StepFacts> = {}): StepFacts {
  return {
    args: ["mycli", "build"],
    exitCode: 0,
    ended: "exited",
    limit: null,
    durationMs: 120,
    memoryPeakBytes: 1_000,
    stdout: "hello world\n",
    stderr: "",
    files: new Map(),
    snapshot: () => null,
    timeoutMs: 5_000,
    ...over,
  };
}

const check = (over: Partial<Expectation>, about: Partial<StepFacts> = {}) =>
  checkStep({ outcome: "success", ...over }, facts(about));
const kinds = (over: Partial<Expectation>, about: Partial<StepFacts> = {}) =>
  check(over, about).map(({ kind }) => kind);
const matchers = (over: Partial<Expectation>, about: Partial<StepFacts> = {}) =>
  check(over, about).map(({ context }) => context["matcher"]);

describe("the end of a step", () => {
  it("is ProcessExit with the code and the end of stderr where success was expected", () => {
    const [failure] = check({}, { exitCode: 7, stderr: "reading\nboom: exiting with 7\n" });
    expect(failure).toMatchObject({
      kind: "ProcessExit",
      context: { args: ["mycli", "build"], exit_code: 7, stderr: "reading\nboom: exiting with 7" },
    });
    expect(failure?.message).toContain("exited with code 7");
    expect(failure?.message).toContain("boom: exiting with 7");
  });

  it("names the signal, and what 127 means", () => {
    expect(check({}, { exitCode: 137 })[0]?.message).toContain("SIGKILL");
    expect(check({}, { exitCode: 127 })[0]?.hint).toContain("not found");
  });

  it.each<[Expectation["outcome"], number | undefined, number, string[]]>([
    ["success", undefined, 0, []],
    ["success", undefined, 1, ["ProcessExit"]],
    ["failure", undefined, 1, []],
    ["failure", undefined, 0, ["AssertionFailed"]],
    ["any", undefined, 0, []],
    ["any", undefined, 9, []],
    ["success", 7, 7, []],
    ["success", 7, 0, ["AssertionFailed"]],
    ["failure", 0, 0, []],
    ["failure", 0, 3, ["ProcessExit"]],
  ])("outcome %s, exit_code %s, came %i: %j", (outcome, exitCode, came, expected) => {
    expect(kinds({ outcome, ...(exitCode === undefined ? {} : { exitCode }) }, { exitCode: came })).toEqual(expected);
  });

  it("is Timeout with args and timeout_ms, and nothing of what the step could not do any more", () => {
    const failures = check({ stdout: { contains: ["done"] } }, { ended: "timeout", exitCode: 143, timeoutMs: 50 });
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatchObject({ kind: "Timeout", context: { args: ["mycli", "build"], timeout_ms: 50 } });
  });

  it("is ResourceLimit where a limit ended it, unless that exit code was asked for", () => {
    expect(kinds({}, { limit: "memory", exitCode: 137 })).toEqual(["ResourceLimit"]);
    expect(kinds({ outcome: "failure" }, { limit: "cpu_time", exitCode: 152 })).toEqual(["ResourceLimit"]);
    expect(kinds({ exitCode: 137 }, { limit: "memory", exitCode: 137 })).toEqual([]);
  });

  it("is Interrupted where the run was cancelled", () => {
    expect(kinds({}, { ended: "interrupted", exitCode: 143 })).toEqual(["Interrupted"]);
  });
});

describe("expect.error", () => {
  it("takes the failure for the expected one, and still holds the step to its matchers", () => {
    const timedOut = { ended: "timeout", exitCode: 143, stdout: "started\n" } as const;
    expect(kinds({ error: "Timeout" }, timedOut)).toEqual([]);
    expect(matchers({ error: "Timeout", stdout: { contains: ["started", "never"] } }, timedOut)).toEqual([
      "stdout.contains",
    ]);
    expect(kinds({ error: "ResourceLimit" }, { limit: "memory", exitCode: 137 })).toEqual([]);
    expect(kinds({ error: "ProcessExit" }, { exitCode: 3 })).toEqual([]);
    expect(kinds({ error: "ProcessExit", outcome: "any" }, { exitCode: 3 })).toEqual([]);
  });

  it("fails where the step did otherwise, and says how", () => {
    expect(matchers({ error: "Timeout" })).toEqual(["error"]);
    const failures = check({ error: "Timeout" }, { exitCode: 3 });
    expect(failures.map(({ kind }) => kind)).toEqual(["AssertionFailed", "ProcessExit"]);
    expect(failures[0]?.message).toContain("expected the error Timeout");
    expect(kinds({ error: "ProcessExit" }, { ended: "timeout" })).toEqual(["AssertionFailed", "Timeout"]);
  });
});

describe("text matchers", () => {
  it.each<[Partial<Expectation>, string[]]>([
    [{ stdout: { equals: "hello world\n" } }, []],
    [{ stdout: { equals: "hello world" } }, ["stdout.equals"]],
    [{ stdout: { contains: ["hello", "world"] } }, []],
    [{ stdout: { contains: ["hello", "moon", "sun"] } }, ["stdout.contains", "stdout.contains"]],
    [{ stdout: { notContains: ["error"] } }, []],
    [{ stdout: { notContains: ["world"] } }, ["stdout.not_contains"]],
    [{ stdout: { matches: ["^hel+o", "(?i)WORLD"] } }, []],
    [{ stdout: { matches: ["^world"] } }, ["stdout.matches"]],
    [{ stderr: { empty: true }, stdout: { empty: false } }, []],
    [{ stdout: { empty: true }, stderr: { empty: false } }, ["stdout.empty", "stderr.empty"]],
  ])("%j: %j", (over, expected) => {
    expect(matchers(over)).toEqual(expected);
  });

  it("shows a line diff for equals, and what came for the others", () => {
    const [equals] = check({ stdout: { equals: "a\nb\nc\n" } }, { stdout: "a\nB\nc\n" });
    expect(equals?.message).toMatch(/- b\n\s+\+ B/);
    expect(equals?.context).toMatchObject({ matcher: "stdout.equals", expected: "a\nb\nc\n", actual: "a\nB\nc\n" });
    expect(check({ stdout: { contains: ["x"] } })[0]?.message).toContain("hello world");
  });

  it("hints at a missing line end, at line ends of Windows, at another case, at a cut", () => {
    expect(check({ stdout: { equals: "hello world" } })[0]?.hint).toContain("whitespace at the end");
    expect(check({ stdout: { equals: "a\nb" } }, { stdout: "a\r\nb" })[0]?.hint).toContain("\\r\\n");
    expect(check({ stdout: { contains: ["HELLO"] } })[0]?.hint).toContain("another case");
    expect(check({ stdout: { contains: ["x"] } }, { stdout: "aaa[TRUNCATED]" })[0]?.hint).toContain("max_output");
  });

  it("cuts what it quotes of a huge text", () => {
    const [failure] = check({ stdout: { contains: ["x"] } }, { stdout: "y".repeat(1_000_000) });
    expect(failure?.message.length).toBeLessThan(5_000);
    expect(String(failure?.context["actual"]).length).toBeLessThan(5_000);
  });

  it("calls a broken pattern a config error", () => {
    expect(kinds({ stdout: { matches: ["(a"] } })).toEqual(["ConfigInvalid"]);
  });

  it("asks the snapshot with its name and the text", () => {
    const asked: string[][] = [];
    const snapshot: StepFacts["snapshot"] = (name, text) => {
      asked.push([name, text]);
      return { kind: "AssertionFailed", message: "differs", hint: "", context: { matcher: "snapshot" } };
    };
    expect(matchers({ stdout: { snapshot: "help" } }, { snapshot })).toEqual(["stdout.snapshot"]);
    expect(asked).toEqual([["help", "hello world\n"]]);
  });
});

describe("json", () => {
  const json = { stdout: '{"ok":true,"n":3,"items":[{"id":1},{"id":2}],"o":{"b":1,"a":2}}' };
  it.each<[Record<string, unknown>, number]>([
    [{}, 0],
    [{ "$.ok": true, "$.n": 3 }, 0],
    [{ "$.n": 4 }, 1],
    [{ "$.ok": "true" }, 1],
    [{ "$.missing": null }, 1],
    [{ "$.items[*].id": [1, 2] }, 0],
    [{ "$.items[-1].id": 2 }, 0],
    [{ "$.o": { a: 2, b: 1 } }, 0],
    [{ "$.items[0].id": [1] }, 1],
    [{ "$.items[?@.id]": 1 }, 1],
  ])("%j fails %i times", (paths, count) => {
    expect(check({ stdout: { json: paths } }, json)).toHaveLength(count);
  });

  it("says where a text stops being JSON, and what is there instead of a missing value", () => {
    expect(check({ stdout: { json: {} } }, { stdout: "not json" })[0]?.message).toContain("not valid JSON");
    expect(check({ stdout: { json: { "$.nope": 1 } } }, json)[0]?.hint).toContain("ok, n, items");
  });
});

describe("files, duration, memory", () => {
  it("looks at the files the step left", () => {
    const files = new Map([
      ["out.txt", "done\n"],
      ["gone.txt", null],
    ]);
    expect(check({ files: { "out.txt": { contains: ["done"] } } }, { files })).toEqual([]);
    expect(matchers({ files: { "gone.txt": {}, "never.txt": { notContains: ["x"] } } }, { files })).toEqual([
      'files."gone.txt"',
      'files."never.txt"',
    ]);
    expect(matchers({ files: { "out.txt": { equals: "x" } } }, { files })).toEqual(['files."out.txt".equals']);
  });

  it("holds a step to its duration and its memory, the limit included", () => {
    expect(matchers({ durationLeMs: 120, memoryPeakLe: 1_000 })).toEqual([]);
    expect(matchers({ durationLeMs: 119, memoryPeakLe: 999 })).toEqual(["duration_le_ms", "memory_peak_le"]);
  });

  it("passes an unknown memory peak only where what bounds it is low enough", () => {
    expect(matchers({ memoryPeakLe: 500 }, { memoryPeakBytes: null, memoryCeilingBytes: 400 })).toEqual([]);
    expect(check({ memoryPeakLe: 500 }, { memoryPeakBytes: null, memoryCeilingBytes: 900 })[0]?.hint).toContain(
      "isolation",
    );
    expect(check({ memoryPeakLe: 500 }, { memoryPeakBytes: null })[0]?.message).toContain("could not be measured");
  });

  it("lists every expectation that did not hold, the exit first", () => {
    expect(kinds({ stdout: { contains: ["x"] }, durationLeMs: 1 }, { exitCode: 1 })).toEqual([
      "ProcessExit",
      "AssertionFailed",
      "AssertionFailed",
    ]);
  });
});
