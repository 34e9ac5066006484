import { existsSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Fault, ResultsService } from "./results-service.test-support.js";
import { ScriptedJob } from "./scripted-job.test-support.js";
import { defaultArtifactName } from "./upload.js";

let job: ScriptedJob;
let service: ResultsService;
beforeEach(async () => {
  job = await ScriptedJob.create();
  service = await ResultsService.start();
});
afterEach(async () => {
  job.close();
  await service.close();
});

const main = (inputs: Record<string, string> = {}, env: Record<string, string> = service.env()) =>
  job.step("main", { result: job.result() }, { inputs: { cache: "false", ...inputs }, env });
const NAME = "cleanroom-local-20261121T213000Z-1a2b3c4d";

test("the bundle is uploaded with the real client, under a unique name, and its id and address are outputs", async () => {
  const run = await main({ "retention-days": "3" });
  expect(run.exitCode).toBe(0);
  expect(service.artifact(NAME)?.includes(Buffer.from("the bundle's bytes"))).toBe(true);
  expect(run.outputs["artifact-id"]).toBe("1000");
  expect(run.outputs["artifact-url"]).toBe("https://github.com/owner/repo/actions/runs/42/artifacts/1000");
  expect(run.summary).toContain("actions/runs/42/artifacts/1000");
  expect(service.artifacts.get(NAME)?.hash).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(service.artifacts.get(NAME)?.expiresAt).not.toBeNull();
  for (const secret of [service.token, "blob-signature"]) expect(run.log).not.toContain(secret);
});

test("artifact-name is taken as it is; artifacts: false uploads nothing", async () => {
  await main({ "artifact-name": "evidence" });
  expect([...service.artifacts.keys()]).toEqual(["evidence"]);
  service.artifacts.clear();
  const run = await main({ artifacts: "false" });
  expect(service.artifacts.size).toBe(0);
  expect(run.outputs).not.toHaveProperty("artifact-id");
});

const failures: [string, Fault][] = [
  ["the token is not accepted", { at: "CreateArtifact", kind: 401, times: 99 }],
  ["access is denied", { at: "CreateArtifact", kind: 403, times: 99 }],
  ["the connection is always reset", { at: "CreateArtifact", kind: "reset", times: 99 }],
  ["the storage denies the upload", { at: "blob", kind: 403, times: 99 }],
  ["the upload cannot be finished", { at: "FinalizeArtifact", kind: 403, times: 99 }],
];

test.each(failures)("%s: a warning, the bundle is kept, the run still passed", async (_, fault) => {
  service.fail(fault);
  const run = await main();
  expect(run.exitCode).toBe(0);
  const warnings = run.commands.filter(({ name }) => name === "warning").map(({ message }) => message);
  expect(warnings.some((message) => message.startsWith("The bundle was not uploaded: "))).toBe(true);
  expect(warnings.join("\n")).toContain(run.outputs["bundle"]);
  expect(existsSync(run.outputs["bundle"] ?? "")).toBe(true);
  expect(run.summary).toContain("could not be uploaded");
  expect(run.log).not.toContain(service.token);
});

test("with artifacts: required the same failure fails the job", async () => {
  service.fail({ at: "CreateArtifact", kind: 403, times: 99 });
  const run = await main({ artifacts: "required" });
  expect(run.exitCode).toBe(3);
  expect(run.outputs["outcome"]).toBe("passed");
  expect(run.commands.find(({ name }) => name === "error")?.message).toContain("The bundle was not uploaded");
});

test("an answer that was lost leaves the name taken: the bundle goes under a second one", async () => {
  service.fail({ at: "CreateArtifact", kind: "lost", times: 1 });
  const run = await main();
  expect(run.outputs["artifact-id"]).toBe("1001");
  expect(service.artifact(`${NAME}-2`)).toBeDefined();
});

test("a server error that passes is survived", async () => {
  service.fail({ at: "CreateArtifact", kind: 503, times: 1 });
  const run = await main();
  expect(run.outputs["artifact-id"]).toBe("1000");
}, 30_000);

test("a runner without an artifact service is a warning, and an error only where artifacts are required", async () => {
  const run = await main({}, {});
  expect(run.exitCode).toBe(0);
  expect(run.commands.find(({ name }) => name === "warning")?.message).toContain("offers no artifact service");
  expect((await main({ artifacts: "required" }, {})).exitCode).toBe(3);
});

test("a fork's pull request, with a read-only token and no OIDC, loses nothing", async () => {
  const env = { ...service.env(), GITHUB_EVENT_NAME: "pull_request", GITHUB_REF: "refs/pull/7/merge" };
  const run = await main({ "github-token": "ghs_read_only" }, env);
  expect(run.exitCode).toBe(0);
  expect(run.outputs["artifact-id"]).toBe("1000");
  expect(run.commands.filter(({ name }) => name === "warning" || name === "error")).toEqual([]);
});

test("default names differ by backend, shard and run", () => {
  expect(defaultArtifactName("docker", "r1", null)).toBe("cleanroom-docker-r1");
  expect(defaultArtifactName("docker", "r1", { index: 1, total: 3 })).toBe("cleanroom-docker-1-of-3-r1");
  expect(defaultArtifactName("my:backend/x", "r1", null)).toBe("cleanroom-my_backend_x-r1");
});
