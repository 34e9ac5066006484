import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Backend } from "../backend/backend.js";
import { createLocalBackend } from "../backend/local/local.js";
import { Policy } from "../policy/policy.js";
import { run } from "./run.js";
import { scenario } from "./scenario.js";

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "library-"));
  writeFileSync(join(cwd, "input.txt"), "from the project\n");
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe.skipIf(process.platform === "win32")("run", () => {
  it("runs a command in a copy of the project, with assertions to chain", async () => {
    const output = await run(["cat", "input.txt"], { cwd, backend: "local" });
    output.success().stdout("from the project").durationLe(60_000).noOutputOver(100);
    expect(() => output.failure()).toThrow(expect.objectContaining({ kind: "AssertionFailed" }));
    expect(readdirSync(cwd).sort()).toEqual(["artifacts", "input.txt"]);
  });

  it("gives a failed command as a result, not as an exception", async () => {
    const output = await run(["sh", "-c", "echo bad >&2; exit 9"], { cwd, backend: "local", artifacts: false });
    output.failure().exitCode(9).stderrRegex(/^bad$/m);
    expect(() => output.success()).toThrow(
      expect.objectContaining({ kind: "AssertionFailed", message: expect.stringContaining("exited with code 9") }),
    );
  });

  it("throws what kept the command from running", async () => {
    const processEnv = { ...process.env, DOCKER_HOST: "unix:///nowhere/docker.sock" };
    await expect(run(["true"], { cwd, backend: "docker", processEnv, artifacts: false })).rejects.toMatchObject({
      kind: "EngineUnavailable",
    });
    await expect(run(["true"], { cwd, seed: 0.5 })).rejects.toMatchObject({ kind: "ConfigInvalid" });
  });
});

describe.skipIf(process.platform === "win32")("scenario", () => {
  const quick = () => scenario("quick").backend("local").with({ cwd, artifacts: false });

  it("keeps the workspace from step to step, and the policy it was given", async () => {
    const output = await quick()
      .policy(Policy.locked().withLimits({ memoryBytes: 64 << 20 }))
      .step("write", ["sh", "-c", "echo made > file"])
      .step("read", ["cat", "file"])
      .run();
    output.success().step("read").stdout("made");
    expect(output.steps).toHaveLength(2);
    const memory = output.result.report.policy.controls.find(({ name }) => name === "memory");
    expect(memory?.requested).toBe(`${64 << 20} bytes`);
  });

  it("runs concurrent steps without interference", async () => {
    const output = await quick()
      .concurrent()
      .step("one", ["sh", "-c", "echo 1 > file; sleep 0.2; cat file"])
      .step("two", ["sh", "-c", "echo 2 > file; sleep 0.2; cat file"])
      .run();
    output.success();
    expect(output.step("one").output.stdout).toBe("1\n");
    expect(output.step("two").output.stdout).toBe("2\n");
    expect(() => output.step("three")).toThrow(expect.objectContaining({ hint: "There are: one, two." }));
  });

  it("tells the first failure of a scenario that did not pass", async () => {
    const output = await quick().step("slow", ["sleep", "30"], { timeoutMs: 100 }).step("never", ["true"]).run();
    expect(() => output.success()).toThrow(expect.objectContaining({ kind: "Timeout" }));
    expect(output.result.report.steps.map(({ outcome }) => outcome)).toEqual(["failed", "skipped"]);
  });

  it("runs on a backend of one's own", async () => {
    const inner = createLocalBackend({ env: process.env });
    const opened: string[] = [];
    const own: Backend = {
      name: "mine",
      probe: () => inner.probe(),
      sweep: () => inner.sweep(),
      open: (spec) => {
        opened.push(spec.workdir);
        return inner.open(spec);
      },
    };
    const output = await quick().backend(own).step("hello", ["echo", "hello"]).run();
    output.success();
    expect([output.result.report.backend, opened]).toEqual(["mine", ["/workspace"]]);
  });
});

describe.skipIf(process.platform === "win32")("a scenario's own time", () => {
  const limited = (timeout_ms: number, steps: readonly object[]) => {
    writeFileSync(
      join(cwd, "cleanroom.toml"),
      `[[scenarios]]\nname = "limited"\ntimeout_ms = ${timeout_ms}\ncontinue_on_fail = true\nsteps = [${steps
        .map((step) => `{ command = ${JSON.stringify((step as { command: string[] }).command)} }`)
        .join(", ")}]\n`,
    );
  };

  it("fails what it cuts, and what it leaves no time for, and says whose limit it was", async () => {
    const { runProject } = await import("../app/run.js");
    const { requestOf } = await import("./options.js");
    limited(300, [{ command: ["sleep", "30"] }, { command: ["true"] }]);
    const request = requestOf({ cwd, backend: "local", artifacts: false }, null, []);
    const handlers = { onEvent: () => undefined, signal: new AbortController().signal };
    const { report, exitCode } = await runProject(request, handlers);
    rmSync(join(cwd, "cleanroom.toml"));
    expect([exitCode, report.outcome]).toEqual([1, "failed"]);
    expect(report.steps[0]?.error).toMatchObject({ kind: "Timeout", context: { timeout_ms: 300 } });
    expect(report.steps[0]?.error?.message).toContain("within the scenario's 300 ms");
    expect(report.steps[1]?.outcome).toBe("skipped");
  });
});

it.skipIf(process.platform === "win32")("warns where coverage is asked for and no step left any", async () => {
  const { runProject } = await import("../app/run.js");
  const { requestOf } = await import("./options.js");
  const coverage = { key: "coverage.enabled", value: true, origin: "--coverage" };
  const request = requestOf({ cwd, backend: "local", artifacts: false }, ["true"], [coverage]);
  const warnings: string[] = [];
  await runProject(request, {
    onEvent: (event) => void (event.type === "warning" && warnings.push(event.message)),
    signal: new AbortController().signal,
  });
  expect(warnings).toEqual([expect.stringContaining("no step left any")]);
});
