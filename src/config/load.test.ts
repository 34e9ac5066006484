import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadConfig } from "./load.js";
import { load, loadError, makeProject } from "./project.test-support.js";

/** The example of the product's specification, unchanged. */
const SPEC_CONFIG = `# cleanroom.toml
default_backend = "docker"
default_policy = "locked"
workdir = "/tmp/cleanroom"

[artifacts]
enabled = true
output_dir = "/tmp/artifacts"
redact_sensitive = true
max_size_bytes = 104857600  # 100MB
retention = "KeepDays(7)"

[coverage]
enabled = true
format = "profraw"
include_system = false

[security]
attestation_enabled = true
signing_enabled = false
sensitive_env_patterns = ["KEY", "TOKEN", "SECRET", "PASSWORD"]

[performance]
default_timeout_secs = 300
max_concurrent = 4
memory_limit_bytes = 536870912  # 512MB
cpu_limit = 0.5

[backends.docker]
settings = { "network_mode" = "bridge" }
image = { name = "rust", tag = "1-slim", pull_latest = true }
resources = { cpu_limit = 0.5, memory_limit = 536870912 }

[backends.podman]
settings = { "rootless" = true }
image = { name = "rust", tag = "1-slim", pull_latest = true }
resources = { cpu_limit = 0.5, memory_limit = 536870912 }
`;

describe("loadConfig", () => {
  it("loads the specification's example unchanged", async () => {
    const { settings, resources, backends, files } = await load({ "cleanroom.toml": SPEC_CONFIG });
    expect(settings).toMatchObject({
      backends: ["docker"],
      policy: "locked",
      workdir: "/tmp/cleanroom",
      timeoutMs: 300_000,
      maxConcurrent: 4,
      artifacts: {
        enabled: true,
        outputDir: "/tmp/artifacts",
        redactSensitive: true,
        maxSizeBytes: 104857600,
        keepDays: 7,
      },
      coverage: { enabled: true, format: "profraw", includeSystem: false },
      security: { attestationEnabled: true, signingEnabled: false },
    });
    expect(resources).toEqual({ memoryBytes: 536870912, cpus: 0.5 });
    expect(backends["docker"]).toEqual({
      settings: { network_mode: "bridge" },
      image: "rust:1-slim",
      pullLatest: true,
      resources: { memoryBytes: 536870912, cpus: 0.5 },
    });
    expect(backends["podman"]?.settings).toEqual({ rootless: true });
    expect(files).toEqual(["cleanroom.toml"]);
  });

  it("has defaults for everything where there is no file", async () => {
    const cwd = makeProject({});
    const loaded = await loadConfig({ cwd, env: {}, configPath: null, overrides: [] });
    expect(loaded.settings).toMatchObject({
      projectDir: cwd,
      backends: ["auto"],
      policy: "locked",
      image: null,
      bin: null,
      workdir: "/workspace",
      isolation: "scenario",
      seed: 42,
      timeoutMs: 300_000,
      maxOutput: 1024 * 1024,
      env: {},
      artifacts: { outputDir: join(cwd, "artifacts"), maxSizeBytes: 10 * 1024 * 1024, keepDays: null },
    });
    expect(loaded.files).toEqual([]);
    expect([...loaded.provenance.values()].every(({ text }) => text === "default")).toBe(true);
  });

  it("takes each key from the highest source that has it and says which", async () => {
    const files = {
      "cleanroom.toml": 'timeout_ms = 1\nseed = 1\nbin = "b"\n[env]\nA = "file"\nB = "file"\n',
      "Cargo.toml":
        '[package]\nname = "x"\n[package.metadata.cleanroom]\ntimeout_ms = 2\nseed = 2\nimage = "i"\nenv.C = "manifest"\n',
    };
    const {
      settings,
      provenance,
      files: read,
    } = await load(files, {
      env: { CLEANROOM_TIMEOUT_MS: "3", CLEANROOM_SEED: "3" },
      overrides: [
        { key: "seed", value: 4, origin: "--seed" },
        { key: "env.B", value: "flag", origin: "--env" },
      ],
    });
    expect(settings).toMatchObject({ seed: 4, timeoutMs: 3, bin: "b", image: "i" });
    expect(settings.env).toEqual({ A: "file", B: "flag", C: "manifest" });
    const from = (key: string) => [provenance.get(key)?.kind, provenance.get(key)?.text];
    expect(from("seed")).toEqual(["option", "--seed"]);
    expect(from("timeout_ms")).toEqual(["environment", "CLEANROOM_TIMEOUT_MS"]);
    expect(from("bin")).toEqual(["file", "cleanroom.toml:3:1"]);
    expect(from("image")).toEqual(["manifest", "Cargo.toml:6:1"]);
    expect(from("env.C")).toEqual(["manifest", "Cargo.toml:7:5"]);
    expect(from("workdir")).toEqual(["default", "default"]);
    expect(read).toEqual(["cleanroom.toml", "Cargo.toml"]);
  });

  it("reads package.json and pyproject.toml, and leaves out a manifest that is switched off", async () => {
    const json = '{\n  "name": "x",\n  "cleanroom": { "seed": 5, "enabled": true }\n}\n';
    const { settings, provenance } = await load({
      "package.json": json,
      "pyproject.toml": '[tool.cleanroom]\nbin = "py"\nseed = 6\n',
      "Cargo.toml": '[package.metadata.cleanroom]\nenabled = false\nseed = 7\nbin = "cargo"\n',
    });
    expect(settings).toMatchObject({ seed: 5, bin: "py" });
    expect(provenance.get("seed")?.text).toBe("package.json:3:18");
  });

  it("passes over manifests that don't configure it, broken ones included", async () => {
    const { files } = await load({
      "Cargo.toml": "this is = = no toml",
      "package.json": '{"dependencies":{"cleanroom":"1"}}',
    });
    expect(files).toEqual([]);
  });

  it("understands the variables' aliases and units, and takes an empty one for unset", async () => {
    const env = { CLEANROOM_DEFAULT_TIMEOUT_SECS: "7", CLEANROOM_TIMEOUT_MS: "", CLEANROOM_DEFAULT_BACKEND: "podman" };
    const { settings, provenance } = await load({}, { env: { ...env, CLEANROOM_ARTIFACTS_ENABLED: "FALSE" } });
    expect(settings).toMatchObject({ timeoutMs: 7000, backends: ["podman"], artifacts: { enabled: false } });
    expect(provenance.get("timeout_ms")?.text).toBe("CLEANROOM_DEFAULT_TIMEOUT_SECS");
    const both = await load({}, { env: { ...env, CLEANROOM_TIMEOUT_MS: "9", CLEANROOM_BACKEND: "local,docker" } });
    expect(both.settings).toMatchObject({ timeoutMs: 9, backends: ["local", "docker"] });
  });

  it("lets the variable choose the backend where an option leaves it open", async () => {
    const env = { CLEANROOM_BACKEND: "local" };
    const auto = await load({}, { env, overrides: [{ key: "default_backend", value: ["auto"], origin: "--backend" }] });
    expect(auto.settings.backends).toEqual(["local"]);
    const docker = await load(
      {},
      { env, overrides: [{ key: "default_backend", value: "docker", origin: "--backend" }] },
    );
    expect(docker.settings.backends).toEqual(["docker"]);
  });

  it("reads sizes in powers of 1024 and the finer timeout before the coarser", async () => {
    const text = 'max_output = "4KB"\ntimeout_ms = 5\n[performance]\ndefault_timeout_secs = 9\n';
    const { settings } = await load({ "cleanroom.toml": text });
    expect(settings).toMatchObject({ maxOutput: 4096, timeoutMs: 5 });
  });

  it("resolves a file's paths against the file and an option's against the working directory", async () => {
    const cwd = makeProject({});
    mkdirSync(join(cwd, "sub"));
    writeFileSync(join(cwd, "sub", "cleanroom.toml"), 'bin = "tool"\n[artifacts]\noutput_dir = "out"\n');
    const own = await loadConfig({ cwd, env: {}, configPath: "sub", overrides: [] });
    expect(own.settings).toMatchObject({
      projectDir: join(cwd, "sub"),
      bin: "tool",
      artifacts: { outputDir: join(cwd, "sub/out") },
    });
    const overrides = [
      { key: "bin", value: "sub/other", origin: "--bin" },
      { key: "artifacts.output_dir", value: "out", origin: "--output-dir" },
    ];
    const given = await loadConfig({
      cwd,
      env: { CLEANROOM_CONFIG: "sub/cleanroom.toml" },
      configPath: null,
      overrides,
    });
    expect(given.settings).toMatchObject({ bin: "other", artifacts: { outputDir: join(cwd, "out") } });
    const above = await loadConfig({
      cwd,
      env: {},
      configPath: "sub",
      overrides: [{ key: "bin", value: "x", origin: "--bin" }],
    });
    expect(above.settings.bin).toBe(join(cwd, "x"));
  });

  it("accepts a custom backend from the program, never from a file", async () => {
    const overrides = [{ key: "default_backend", value: "mine", origin: "backend" }];
    expect((await load({}, { overrides })).settings.backends).toEqual(["mine"]);
    const { problems } = await loadError({ "cleanroom.toml": 'default_backend = "mine"\n' });
    expect(problems).toMatchObject([{ line: 1, key: "default_backend", found: '"mine"' }]);
  });

  it("says which named file is missing and who named it", async () => {
    const flag = await loadError({}, { configPath: "nowhere.toml" });
    expect(flag.error.message).toBe(
      "nowhere.toml: found no such file (named by --config), expected a readable configuration file",
    );
    const variable = await loadError({}, { env: { CLEANROOM_CONFIG: "gone.toml" } });
    expect(variable.error.message).toContain("CLEANROOM_CONFIG");
  });

  it("keeps ten thousand steps apart", async () => {
    const steps = Array.from({ length: 10_000 }, () => '[[scenarios.steps]]\ncommand = ["true"]\n').join("");
    const { scenarios } = await load({ "cleanroom.toml": `[[scenarios]]\nname = "many"\n${steps}` });
    const names = scenarios[0]?.steps.map(({ name }) => name) ?? [];
    expect(new Set(names).size).toBe(10_000);
    expect(names.slice(0, 2)).toEqual(["run true", "run true (2)"]);
    expect(scenarios[0]?.steps[9_999]?.location.line).toBe(20_001);
  });
});
