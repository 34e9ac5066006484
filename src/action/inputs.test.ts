import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CleanroomError } from "../core/errors.js";
import { readInputs } from "./inputs.js";

const PEM = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAAAAA\n-----END PRIVATE KEY-----";
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "cleanroom-inputs-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const read = (inputs: Record<string, string>, env: Record<string, string> = {}) =>
  readInputs((name) => (inputs[name] ?? "").trim(), { GITHUB_WORKSPACE: dir, ...env }, "/nowhere");

test("nothing said: a plain run of the workspace, with artifacts, annotations and summary", () => {
  const inputs = read({});
  expect(inputs).toMatchObject({
    mode: "run",
    artifacts: "true",
    annotations: true,
    summary: true,
    cache: true,
    retentionDays: null,
  });
  expect(inputs.request).toMatchObject({
    cwd: dir,
    overrides: [],
    paths: [],
    command: null,
    updateSnapshots: false,
    requireBackend: false,
    requireEnforcement: false,
  });
  expect(inputs.request.selection).toEqual({ scenarios: [], tags: null, shard: null });
  expect(inputs.request.signing).toEqual({ mode: "auto", key: null });
});

test("inputs that set configuration become explicit options that name the input", () => {
  const { request } = read({
    backend: "docker, podman",
    "timeout-ms": "5000",
    seed: "7",
    image: "busybox",
    policy: "standard",
    "max-concurrent": "2",
    coverage: "true",
  });
  const of = (key: string) => request.overrides.find((override) => override.key === key);
  expect(of("default_backend")).toEqual({
    key: "default_backend",
    value: ["docker", "podman"],
    origin: "input backend",
  });
  expect(of("timeout_ms")).toEqual({ key: "timeout_ms", value: 5000, origin: "input timeout-ms" });
  expect(of("seed")?.value).toBe(7);
  expect(of("coverage.enabled")?.value).toBe(true);
  expect(request.overrides).toHaveLength(7);
});

test("selection, paths, signing and strictness", () => {
  writeFileSync(join(dir, "key.pem"), PEM);
  const { request } = read({
    config: "sub/cleanroom.toml",
    scenarios: "Build*\nTest*",
    tags: "@core and not @windows",
    shard: "2/5",
    sign: "key",
    "signing-key": "key.pem",
    "require-backend": "true",
    "require-enforcement": "True",
    "github-token": "ghs_token",
  });
  expect(request.paths).toEqual(["sub/cleanroom.toml"]);
  expect(request.selection).toEqual({
    scenarios: ["Build*", "Test*"],
    tags: "@core and not @windows",
    shard: { index: 2, total: 5 },
  });
  expect(request.signing).toEqual({ mode: "key", key: PEM });
  expect([request.requireBackend, request.requireEnforcement]).toEqual([true, true]);
  expect(request.secrets).toEqual([PEM, "ghs_token"]);
});

test("the runner's own tokens are secrets too", () => {
  expect(read({}, { ACTIONS_RUNTIME_TOKEN: "runtime" }).request.secrets).toEqual(["runtime"]);
});

test("every bad input is told at once, with what was found and what is allowed", () => {
  const bad = {
    mode: "fly",
    artifacts: "maybe",
    "timeout-ms": "soon",
    seed: "1.5",
    shard: "4/3",
    backend: "dokcer",
    "retention-days": "0",
    summary: "yes please",
    sign: "key",
    "working-directory": "missing",
  };
  let thrown: unknown;
  try {
    read(bad);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(CleanroomError);
  const { kind, message } = thrown as CleanroomError;
  expect(kind).toBe("ConfigInvalid");
  expect(message).toContain("10 inputs are not valid");
  for (const [input, value] of Object.entries(bad)) {
    if (input !== "sign")
      expect(message).toMatch(new RegExp(`input ${input}: found ".*${value.replace(/[/.]/g, "\\$&")}", allowed: `));
  }
  expect(message).toContain("run | plan | merge | verify");
  expect(message).toContain("did you mean docker?");
  expect(message).toContain("input signing-key: found nothing");
});

test("a bad signing key is not repeated in the message", () => {
  expect(() => read({ "signing-key": "bm90LWEta2V5LWJ1dC1zZWNyZXQ=" })).toThrow(/input signing-key: found neither/);
  expect(() => read({ "signing-key": "bm90LWEta2V5LWJ1dC1zZWNyZXQ=" })).not.toThrow(/bm90/);
});

test("merge needs paths, verify a bundle", () => {
  expect(() => read({ mode: "merge" })).toThrow(/input paths/);
  expect(read({ mode: "merge", paths: "a, b", latest: "true" }).merge).toMatchObject({
    paths: ["a", "b"],
    latest: true,
  });
  expect(() => read({ mode: "verify" })).toThrow(/input bundle/);
  expect(read({ mode: "verify", bundle: "a.tgz" }).bundle).toBe(join(dir, "a.tgz"));
});

test("in mode plan, a shard names how many to make and selects none", () => {
  const inputs = read({ mode: "plan", shard: "1/3" });
  expect(inputs.shards).toBe(3);
  expect(inputs.request.selection.shard).toBeNull();
});
