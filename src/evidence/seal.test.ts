import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, describe, expect, test } from "vitest";
import { sha256 } from "../core/hash.js";
import { manifestJsonSchema } from "./manifest-schema.js";
import { runSigner, type SampleRun, sampleReport, sealSample, writeSampleRun } from "./sample-run.test-support.js";
import { createSigner } from "./sign.js";

const made: string[] = [];

function sampleRun(runId: string, extra: Record<string, string> = {}): SampleRun {
  const run = writeSampleRun(runId, extra);
  made.push(dirname(run.runDir));
  return run;
}

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function statements(runDir: string) {
  const lines = readFileSync(join(runDir, "attestations.jsonl"), "utf8").trimEnd().split("\n");
  return lines.map((line) => JSON.parse(Buffer.from(JSON.parse(line).payload, "base64").toString()));
}

describe("the manifest", () => {
  test("lists every file with size and digest, sorted, and fits its schema", async () => {
    const { runDir, report } = sampleRun("run-1");
    await sealSample({ runDir, report }, runSigner());
    const manifest = JSON.parse(readFileSync(join(runDir, "manifest.json"), "utf8"));
    expect(manifest.files.map((file: { path: string }) => file.path)).toEqual([
      "config.json",
      "report.json",
      "signing-key.pub.pem",
      "stderr.log",
      "stdout.log",
      "steps/01-run-version/stdout.log",
    ]);
    expect(manifest.files[4]).toEqual({ path: "stdout.log", bytes: 6, sha256: sha256("hello\n") });
    expect(manifest).toMatchObject({ schema_version: "1", run_id: "run-1", signing: { kind: "run-key" } });
    const validate = new Ajv2020().compile(manifestJsonSchema());
    expect(validate(manifest)).toBe(true);
    expect(validate({ ...manifest, files: [{ path: "x" }] })).toBe(false);
  });

  test("a link in the run directory is refused, named", async () => {
    const run = sampleRun("run-1");
    symlinkSync("/etc/passwd", join(run.runDir, "steps", "link"));
    await expect(sealSample(run, null)).rejects.toMatchObject({
      kind: "ArtifactInvalid",
      message: expect.stringContaining("steps/link"),
    });
  });
});

describe("the bundle", () => {
  test("the same files give the same bytes, whenever they were written", async () => {
    const signer = runSigner();
    const first = sampleRun("run-1", { [`deep/${"x".repeat(120)}/é.txt`]: "1" });
    const second = sampleRun("run-1", { [`deep/${"x".repeat(120)}/é.txt`]: "1" });
    utimesSync(join(second.runDir, "stdout.log"), 1000, 1000);
    const a = await sealSample(first, signer);
    const b = await sealSample(second, signer);
    expect(a.bundle.sha256).toBe(b.bundle.sha256);
    expect(sha256(readFileSync(b.bundle.path))).toBe(b.bundle.sha256);
    expect((await sealSample(second, signer)).bundle.sha256).toBe(b.bundle.sha256);
  });

  test("tar and gzip unpack it to the files of the run directory", async () => {
    const run = sampleRun("run-1", { [`deep/${"x".repeat(120)}/é.txt`]: "1" });
    const { bundle } = await sealSample(run, runSigner());
    execFileSync("gzip", ["-t"], { input: readFileSync(bundle.path) });
    const target = join(dirname(run.runDir), "unpacked");
    mkdirSync(target);
    execFileSync("tar", ["-xzf", bundle.path, "-C", target]);
    rmSync(bundle.path);
    expect(execFileSync("diff", ["-r", run.runDir, target]).toString()).toBe("");
  });

  test("neither time, owner nor system of the host is in it", async () => {
    const { bundle } = await sealSample(sampleRun("run-1"), null);
    expect([...readFileSync(bundle.path).subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff]);
    const listing = execFileSync("tar", ["-tvzf", bundle.path, "--utc", "--full-time", "--numeric-owner"]).toString();
    for (const line of listing.trimEnd().split("\n")) expect(line).toMatch(/^-rw-r--r-- 0\/0 .* 1970-01-01 00:00:00 /);
  });
});

describe("the statements", () => {
  test("are about source and bin, in in-toto form, and tell results, provenance and isolation", async () => {
    const run = sampleRun("run-1");
    const { manifestSha256 } = await sealSample(run, runSigner());
    const [result, provenance, isolation] = statements(run.runDir);
    for (const statement of [result, provenance, isolation]) {
      expect(statement._type).toBe("https://in-toto.io/Statement/v1");
      expect(statement.subject).toEqual([
        { name: "source", digest: { sha256: sha256("workspace") } },
        { name: "target/debug/mycli", digest: { sha256: sha256("bin") } },
      ]);
    }
    expect(result.predicateType).toBe("https://in-toto.io/attestation/test-result/v0.1");
    expect(result.predicate).toMatchObject({
      result: "PASSED",
      passedTests: ["Build process (docker)"],
      warnedTests: ["Build process (local)"],
      failedTests: [],
    });
    expect(result.predicate.configuration).toContainEqual({
      name: "config.json",
      digest: { sha256: sha256('{"seed":42}\n') },
    });
    const image = {
      name: "debian:bookworm-slim",
      uri: "oci:debian:bookworm-slim",
      digest: { sha256: sha256("image") },
    };
    expect(result.predicate.configuration).toContainEqual(image);
    expect(provenance.predicateType).toBe("https://slsa.dev/provenance/v1");
    expect(provenance.predicate.buildDefinition.externalParameters.scenarios).toEqual(["Build process"]);
    expect(provenance.predicate.buildDefinition.resolvedDependencies).toContainEqual(image);
    expect(provenance.predicate.runDetails).toMatchObject({
      builder: { id: expect.stringContaining("workflows/ci.yml@refs/heads/main") },
      metadata: {
        invocationId: "run-1",
        startedOn: "2026-11-21T10:00:00.000Z",
        finishedOn: "2026-11-21T10:00:01.235Z",
      },
      byproducts: [{ name: "manifest.json", digest: { sha256: manifestSha256 } }],
    });
    expect(isolation.predicate.scenarios[0]).toMatchObject({
      policy: "locked",
      controls: [{ name: "network", requested: "none", enforced: true, evidence: ["inside: interfaces lo"] }],
    });
  });

  test("a failed run says FAILED; one that ended before anything was packed is its own subject", async () => {
    const run = sampleRun("run-1");
    const source = { sha256: "", files: 0, bytes: 0, bin: null };
    const report = sampleReport("run-1", { outcome: "error", source });
    const { manifestSha256 } = await sealSample({ runDir: run.runDir, report }, runSigner());
    const [result] = statements(run.runDir);
    expect(result.predicate.result).toBe("FAILED");
    expect(result.subject).toEqual([{ name: "manifest.json", digest: { sha256: manifestSha256 } }]);
  });
});

describe("signing", () => {
  const pem = (type: "ed25519" | "x25519") =>
    type === "ed25519"
      ? generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString()
      : generateKeyPairSync("x25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();

  test("the user's key signs where one is given, also with its line ends written as \\n", () => {
    const key = pem("ed25519");
    const plain = createSigner({ mode: "key", key });
    expect(plain?.kind).toBe("key");
    expect(createSigner({ mode: "auto", key: key.replaceAll("\n", "\\n") })?.keyid).toBe(plain?.keyid);
  });

  test("without a key auto makes one for the run, another each time", () => {
    expect(runSigner().kind).toBe("run-key");
    expect(runSigner().keyid).not.toBe(runSigner().keyid);
  });

  test.each([
    ["of another type", pem("x25519"), "is of type x25519, not Ed25519"],
    ["that is none", "hunter22-not-a-key", "is not an unencrypted private key"],
  ])("a key %s is refused without being quoted", (_, key, message) => {
    let thrown: unknown;
    try {
      createSigner({ mode: "key", key });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ kind: "ConfigInvalid", message: expect.stringContaining(message) });
    expect(JSON.stringify(thrown) + String(thrown)).not.toContain(key.split("\n")[1] ?? key);
  });

  test("a missing key and keyless are refused before anything starts", () => {
    expect(() => createSigner({ mode: "key", key: null })).toThrow("needs a signing key");
    expect(() => createSigner({ mode: "keyless", key: null })).toThrow("not available");
    expect(createSigner({ mode: "none", key: null })).toBe(null);
  });

  test("sealing unsigned after signed leaves no signature of before", async () => {
    const run = sampleRun("run-1");
    await sealSample(run, runSigner());
    await sealSample(run, null);
    expect(() => readFileSync(join(run.runDir, "attestations.jsonl"))).toThrow("ENOENT");
    expect(() => readFileSync(join(run.runDir, "signing-key.pub.pem"))).toThrow("ENOENT");
  });

  test("evidence that cannot be written is an ArtifactInvalid with the path", async () => {
    const run = sampleRun("run-1");
    rmSync(run.runDir, { recursive: true });
    writeFileSync(run.runDir, "a file");
    await expect(sealSample(run, null)).rejects.toMatchObject({
      kind: "ArtifactInvalid",
      context: { path: run.runDir },
    });
  });
});
