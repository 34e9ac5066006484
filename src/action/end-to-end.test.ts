import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyBundle } from "../evidence/verify.js";
import type { Report } from "../model/report.js";
import { ResultsService } from "./results-service.test-support.js";
import { Runner, type StepOptions } from "./runner.test-support.js";

let runner: Runner;
let service: ResultsService;
const launchers = { main: "", post: "" };

beforeAll(async () => {
  runner = new Runner();
  service = await ResultsService.start();
  const entry = await runner.compile("src/action/entry.ts");
  for (const name of ["main", "post"] as const) {
    launchers[name] = join(runner.dir, `${name}.mjs`);
    writeFileSync(launchers[name], `import { ${name} } from ${JSON.stringify(entry)};\nawait ${name}();\n`);
  }
});
afterAll(async () => {
  runner.close();
  await service.close();
});

const step = (name: "main" | "post", options: StepOptions) =>
  runner.run([launchers[name]], { ...options, env: { ...service.env(), ...options.env } });
const project = (toml: string) => writeFileSync(join(runner.workspace, "cleanroom.toml"), toml);
const reportOf = (path: string | undefined) => JSON.parse(readFileSync(path ?? "", "utf8")) as Report;
const posix = test.skipIf(process.platform === "win32");

const FAILING = `image = "cleanroom-test/busybox:1"
[[scenarios]]
name = "greeting"
  [[scenarios.steps]]
  name = "says hello"
  command = ["sh", "-c", "echo hello $GREETING_TOKEN; printf '::error::injected'; exit 3"]
  env = { GREETING_TOKEN = "s3cret-greeting" }
  expect = { exit_code = 0 }
`;

posix(
  "a failing project: annotation on the line, outputs that agree with the report, and evidence that verifies",
  async () => {
    project(FAILING);
    const run = await step("main", { inputs: { backend: "local" } });
    expect(run.exitCode).toBe(1);
    const errors = run.commands.filter(({ name }) => name === "error");
    expect(errors.map(({ properties }) => [properties["file"], properties["line"]])).toEqual([
      ["cleanroom.toml", "4"],
      [undefined, undefined],
    ]);
    const report = reportOf(run.outputs["report"]);
    expect(run.outputs).toMatchObject({
      outcome: "failed",
      failed: "1",
      passed: "0",
      backend: "local",
      "run-id": report.run_id,
      "content-digest": report.content_digest,
    });
    expect(await verifyBundle(run.outputs["bundle"] ?? "")).toMatchObject({ ok: true, runId: report.run_id });
    expect(service.artifact(`cleanroom-local-${report.run_id}`)).toBeDefined();
    for (const place of [run.raw, run.summary]) expect(place).not.toContain("s3cret-greeting");

    const verified = await step("main", { inputs: { mode: "verify", bundle: run.outputs["bundle"] ?? "" } });
    expect([verified.exitCode, verified.outputs["outcome"]]).toEqual([0, "passed"]);
    const post = await step("post", { state: run.state });
    expect([post.exitCode, post.commands]).toEqual([0, []]);
  },
);

posix(
  "cancelled in the middle of a step: torn down, reported, exit 130, and post hands the evidence over",
  async () => {
    project(`[[scenarios]]
name = "long"
  [[scenarios.steps]]
  name = "starts"
  command = ["sh", "-c", "echo started"]
  [[scenarios.steps]]
  name = "sleeps"
  command = ["sh", "-c", "trap '' INT TERM; sleep 61.7 & wait; sleep 61.7"]
`);
    let signalled = false;
    const run = await step("main", {
      inputs: { backend: "local" },
      onOutput(child, output) {
        if (signalled || !output.includes("started")) return;
        signalled = true;
        child.kill("SIGINT");
        setTimeout(() => child.kill("SIGTERM"), 100);
      },
    });
    expect(run.exitCode).toBe(130);
    expect(reportOf(run.outputs["report"]).scenarios[0]?.steps.map(({ outcome }) => outcome)).toContain("passed");
    expect(spawnSync("pgrep", ["-f", "sleep 61\\.7"], { encoding: "utf8" }).stdout).toBe("");
    const post = await step("post", { state: run.state });
    expect(post.log).toContain("Uploaded the evidence of the cancelled run");
    expect(service.artifact(`cleanroom-local-${run.outputs["run-id"]}`)).toBeDefined();
  },
);

test("a plan for a matrix, and a configuration that is wrong", async () => {
  project(FAILING);
  const plan = await step("main", { inputs: { mode: "plan", shards: "3" } });
  expect(JSON.parse(plan.outputs["matrix"] ?? "")).toEqual({ include: [{ shard: "1/1" }] });
  project("default_backend = 3\ntimeout = 5\n");
  const wrong = await step("main", { inputs: { cache: "false" } });
  expect(wrong.exitCode).toBe(2);
  expect(wrong.commands.find(({ name }) => name === "error")?.message).toMatch(/cleanroom\.toml:1.*cleanroom\.toml:2/s);
});

const docker = spawnSync("docker", ["image", "inspect", "cleanroom-test/busybox:1"]).status === 0;
const required = (process.env["CLEANROOM_TEST_REQUIRE_ENGINES"] ?? "").includes("docker");
test.skipIf(!docker && !required)(
  "a main that was killed leaves a container that goes by itself or with post",
  async () => {
    project(FAILING.replace("exit 3", "sleep 60"));
    const containers = (run: string) =>
      spawnSync("docker", ["ps", "-aq", "--filter", `label=cleanroom.run=${run}`], { encoding: "utf8" }).stdout;
    let seen = "";
    const main = await step("main", {
      inputs: { backend: "docker", cache: "false" },
      onOutput(child, output) {
        if (!output.includes("greeting (docker)") || seen !== "") return;
        seen = "looking";
        const look = setInterval(() => {
          seen = containers(/Run (\S+):/.exec(output)?.[1] ?? "none");
          if (seen === "") return;
          clearInterval(look);
          child.kill("SIGKILL");
        }, 100);
      },
    });
    expect(main.signal).toBe("SIGKILL");
    expect(seen).not.toBe("");
    const post = await step("post", { state: main.state });
    expect(post.exitCode).toBe(0);
    expect(containers(main.state["run-id"] ?? "none")).toBe("");
  },
);
