import { describe, expect, it } from "vitest";
import { load } from "../config/project.test-support.js";
import { CleanroomError } from "../core/errors.js";
import { buildPlan } from "./build.js";
import { onBackend } from "./on-backend.js";

const ALL = { scenarios: [], tags: null, shard: null };
type Overrides = { key: string; value: unknown; origin: string }[];
const plan = async (toml: string, overrides: Overrides = [], env: Record<string, string> = {}) =>
  buildPlan(await load({ "cleanroom.toml": toml }, { overrides, env }), ALL, null);
const STEP = '[[scenarios.steps]]\ncommand = ["true"]\n';

async function refusal(toml: string): Promise<CleanroomError> {
  const thrown: unknown = await plan(toml).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof CleanroomError)) throw new Error(`expected a CleanroomError, got ${String(thrown)}`);
  return thrown;
}

describe("buildPlan", () => {
  it("applies the settings to scenarios and steps that don't say otherwise", async () => {
    const { scenarios, seed, workdir, bin } = await plan(`
seed = 7
timeout_ms = 100
max_output = "4KB"
image = "debian:12"
bin = "tool"
env = { A = "all", B = "all" }
images = { "debian:12" = "mirror/debian@sha256:0" }
[[scenarios]]
name = "first"
env = { B = "own" }
tags = ["smoke"]
[[scenarios.steps]]
args = ["--version"]
[[scenarios.steps]]
command = ["sleep", "1"]
timeout_ms = 5
max_output = 900
[[scenarios]]
name = "second"
isolation = "step"
policy = "standard"
backends = ["docker", "podman", "docker"]
timeout_ms = 50
${STEP}`);
    expect({ seed, workdir, bin }).toEqual({ seed: 7, workdir: "/workspace", bin: "tool" });
    expect(scenarios[0]).toMatchObject({
      name: "first",
      location: { file: "cleanroom.toml", line: 9, column: 1 },
      backends: ["auto"],
      image: "mirror/debian@sha256:0",
      policy: { name: "locked" },
      isolation: "scenario",
      timeoutMs: null,
      env: { A: "all", B: "own" },
      steps: [
        { name: "run --version", target: "bin", timeoutMs: 100, maxOutput: 4096, expect: { outcome: "success" } },
        { name: "run sleep 1", target: "command", timeoutMs: 5, maxOutput: 900 },
      ],
    });
    expect(scenarios[1]).toMatchObject({
      backends: ["docker", "podman"],
      policy: { name: "standard" },
      isolation: "step",
      timeoutMs: 50,
    });
  });

  it("is plain data", async () => {
    const built = await plan(`[[scenarios]]\nname = "a"\n${STEP}`);
    expect(JSON.parse(JSON.stringify(built))).toEqual(built);
  });

  it("makes one scenario of a command, whatever is configured", async () => {
    const loaded = await load({ "cleanroom.toml": `env.A = "1"\n[[scenarios]]\nname = "a"\n${STEP}` });
    const { scenarios } = buildPlan(loaded, { ...ALL, scenarios: ["nothing has this name"] }, ["echo", "hi"]);
    expect(scenarios).toMatchObject([
      {
        name: "echo hi",
        env: { A: "1" },
        steps: [{ name: "run echo hi", target: "command", args: ["echo", "hi"], expect: { outcome: "success" } }],
      },
    ]);
    expect(() => buildPlan(loaded, ALL, [])).toThrow(CleanroomError);
  });

  it("says what to do where no scenario is configured", async () => {
    expect(await refusal("seed = 1\n")).toMatchObject({
      kind: "ConfigInvalid",
      hint: expect.stringContaining("cleanroom init"),
    });
  });

  it("keeps git's data, results and exclusions out of the workspace", async () => {
    const built = await plan(
      `workspace.exclude = ["node_modules/", "./tmp/x"]\nartifacts.output_dir = "out/runs"\n[[scenarios]]\nname = "a"\n${STEP}`,
    );
    expect(built.exclude).toEqual([".git", "node_modules", "out/runs", "target/coverage/coverage.json", "tmp/x"]);
    const outside = await plan(
      `artifacts.output_dir = "../elsewhere"\ncoverage.output = "../c.json"\n[[scenarios]]\nname = "a"\n${STEP}`,
    );
    expect(outside.exclude).toEqual([".git"]);
  });

  it("lets an option beat what a scenario says, and a variable only what it leaves open", async () => {
    const toml = `[[scenarios]]\nname = "own"\nbackends = ["docker"]\npolicy = "standard"\nimage = "i"\n${STEP}[[scenarios]]\nname = "open"\nbackends = ["auto"]\n${STEP}`;
    const backends = async (...args: [Overrides?, Record<string, string>?]) =>
      (await plan(toml, ...args)).scenarios.map((scenario) => scenario.backends.join());
    expect(await backends()).toEqual(["docker", "auto"]);
    expect(await backends([], { CLEANROOM_BACKEND: "local" })).toEqual(["docker", "local"]);
    expect(await backends([{ key: "default_backend", value: ["podman"], origin: "--backend" }])).toEqual([
      "podman",
      "podman",
    ]);
    const { scenarios } = await plan(toml, [
      { key: "default_policy", value: "permissive", origin: "--policy" },
      { key: "image", value: "j", origin: "--image" },
    ]);
    expect(scenarios[0]).toMatchObject({ policy: { name: "permissive" }, image: "j" });
  });

  it("tightens policies by [performance] and [backends], never loosens them", async () => {
    const { scenarios } = await plan(`
image = "general"
images = { "rust:1-slim" = "mirror/rust" }
performance = { memory_limit_bytes = "256MiB", cpu_limit = 4 }
[backends.docker]
image = { name = "rust", tag = "1-slim" }
resources = { cpu_limit = 0.5, memory_limit = "1GiB" }
[[scenarios]]
name = "a"
${STEP}
[[scenarios]]
name = "b"
image = "own"
policy = "permissive"
${STEP}`);
    const [locked, permissive] = scenarios;
    if (!locked || !permissive) throw new Error("two scenarios");
    expect(locked.policy.limits).toMatchObject({ memoryBytes: 256 * 1024 ** 2, cpus: 1 });
    expect(onBackend(locked, "podman")).toBe(locked);
    expect(onBackend(locked, "docker")).toMatchObject({
      image: "mirror/rust",
      policy: { name: "locked", limits: { memoryBytes: 256 * 1024 ** 2, cpus: 0.5 } },
    });
    expect(permissive.policy.limits).toMatchObject({ memoryBytes: 256 * 1024 ** 2, cpus: 4, processCount: null });
    expect(onBackend(permissive, "docker")).toMatchObject({ image: "own", policy: { limits: { cpus: 0.5 } } });
  });

  it("refuses a network that nothing can enforce, unless it is not selected", async () => {
    const toml = `[policies.egress]\nnet = { allowed_hosts = ["api.example.com"], allowed_ports = [443] }\n[[scenarios]]\nname = "a"\npolicy = "egress"\n${STEP}[[scenarios]]\nname = "b"\n${STEP}`;
    const error = await refusal(toml);
    expect(error).toMatchObject({ kind: "EnforcementUnavailable", hint: expect.stringContaining('"offline"') });
    expect(error.context).toMatchObject({ scenario: "a", location: { line: 3 } });
    const loaded = await load({ "cleanroom.toml": toml });
    expect(buildPlan(loaded, { ...ALL, scenarios: ["b"] }, null).scenarios).toHaveLength(1);
  });

  it("gives a scenario its services, each after what it depends on, with images substituted", async () => {
    const service = (name: string, more = "") => `[[services]]\nname = "${name}"\nimage = "${name}:1"\n${more}\n`;
    const services =
      service("app", 'depends_on = ["db", "cache"]') +
      service("db", 'depends_on = ["base"]') +
      service("cache") +
      service("base");
    const toml = `images = { "db:1" = "mirror/db@sha256:0" }\n${services}${service("unused")}[[scenarios]]\nname = "a"\nservices = ["app"]\n${STEP}[[scenarios]]\nname = "b"\n${STEP}`;
    const { scenarios } = await plan(toml);
    expect(scenarios[0]?.services?.map(({ name, image }) => [name, image])).toEqual([
      ["base", "base:1"],
      ["db", "mirror/db@sha256:0"],
      ["cache", "cache:1"],
      ["app", "app:1"],
    ]);
    expect(scenarios[1]).not.toHaveProperty("services");
    const added = await plan(toml, [{ key: "default_services", value: ["redis"], origin: "--service" }]);
    expect(added.scenarios.map(({ services = [] }) => services.at(-1)?.name)).toEqual(["redis", "redis"]);
  });

  it("refuses shared services beside a scenario's own, and harm to shared ones", async () => {
    const services = '[[services]]\nname = "db"\nimage = "i"\nshared = true\n[[services]]\nname = "app"\nimage = "i"\n';
    const mixed = await refusal(`${services}[[scenarios]]\nname = "a"\nservices = ["db", "app"]\n${STEP}`);
    expect(mixed).toMatchObject({ kind: "ConfigInvalid", context: { shared: ["db"], own: ["app"] } });
    expect(mixed.message).toMatch(
      /^cleanroom\.toml:8:1: scenario "a" has shared services \(db\) beside its own \(app\)/,
    );
    const chaos = 'chaos = [{ service = "db", action = "kill", before = "run true" }]';
    const harm = await refusal(`${services}[[scenarios]]\nname = "a"\nservices = ["db"]\n${chaos}\n${STEP}`);
    expect(harm).toMatchObject({ kind: "ConfigInvalid" });
    expect(harm.message).toMatch(/^cleanroom\.toml:11:\d+: scenario "a" would do harm to the shared service db/);
  });
});
