import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyBundle } from "../evidence/verify.js";
import type { Report } from "../model/report.js";
import { ResultsService } from "./results-service.test-support.js";
import { Runner, type StepOptions } from "./runner.test-support.js";

let runner: Runner;
let service: ResultsService;
let launcher = "";

beforeAll(async () => {
  runner = new Runner();
  service = await ResultsService.start();
  const entry = await runner.compile("src/action/entry.ts");
  launcher = join(runner.dir, "main.mjs");
  writeFileSync(launcher, `import { main } from ${JSON.stringify(entry)};\nawait main();\n`);
});
afterAll(async () => {
  runner.close();
  await service.close();
});

const step = (inputs: Record<string, string>, options: StepOptions = {}) =>
  runner.run([launcher], { ...options, inputs: { backend: "local", cache: "false", ...inputs }, env: service.env() });

const SCENARIOS = ["alpha", "beta", "gamma", "delta"];

test.skipIf(process.platform === "win32")(
  "jobs of a matrix are merged: outputs, annotations, summary and an uploaded bundle that verifies",
  async () => {
    const toml = SCENARIOS.map(
      (name) => `[[scenarios]]\nname = "${name}"\n[[scenarios.steps]]\nname = "says"
command = ["sh", "-c", "echo said by ${name}; exit ${name === "beta" ? 3 : 0}"]\n`,
    );
    writeFileSync(join(runner.workspace, "cleanroom.toml"), toml.join(""));
    const jobs = [await step({ shard: "1/2" }), await step({ shard: "2/2" })];
    const folders = jobs.map(({ outputs }) => dirname(outputs["report"] ?? "")).join("\n");
    const merged = await step({ mode: "merge", paths: folders });
    expect(merged.exitCode, merged.log).toBe(1);
    expect(merged.outputs).toMatchObject({ outcome: "failed", passed: "3", failed: "1", backend: "local" });
    const report = JSON.parse(readFileSync(merged.outputs["report"] ?? "", "utf8")) as Report;
    expect(report.parts?.map(({ run_id }) => run_id)).toEqual(jobs.map(({ outputs }) => outputs["run-id"]));
    const errors = merged.commands.filter(({ name }) => name === "error");
    expect(errors[0]?.properties).toMatchObject({ file: "cleanroom.toml", title: "beta (local): says" });
    for (const name of SCENARIOS) expect(merged.summary).toContain(name);
    expect(merged.summary).toContain("said by beta");
    expect(await verifyBundle(merged.outputs["bundle"] ?? "")).toMatchObject({ ok: true, runId: report.run_id });
    expect(service.artifact(`cleanroom-local-${report.run_id}`)).toBeDefined();
  },
);

test("what cannot be merged is an error that says why", async () => {
  const none = await step({ mode: "merge" });
  expect(none.exitCode).toBe(2);
  expect(none.commands.find(({ name }) => name === "error")?.message).toContain("input paths");
  const nowhere = await step({ mode: "merge", paths: "nowhere" });
  expect(nowhere.exitCode).toBe(2);
  expect(nowhere.commands.find(({ name }) => name === "error")?.message).toContain("nowhere");
});
