import { generateKeyPairSync } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.js";
import { type Finished, inProject, type Project, Ran, sh } from "./cli.test-support.js";
import { CONTAINER_ENGINES, expectNothingLeft, onEngines } from "./engines.test-support.js";
import type { Toml } from "./toml.test-support.js";

const NAMES = ["alpha", "beta", "gamma", "delta"];

const CONFIG: Record<string, Toml> = {
  scenarios: NAMES.map((name) => ({
    name,
    steps: [
      sh(`echo ${name}`, { name: "says" }),
      sh(`echo ${name} >$CLEANROOM_ARTIFACTS/left.txt`, { name: "leaves" }),
    ],
  })),
};

/** `cleanroom merge`, and what it left. */
async function merge(project: Project, args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  const before = new Set(project.runDirs());
  const finished: Finished = await project.cli(["merge", ...args], { env });
  const [runDir = null] = project.runDirs().filter((dir) => !before.has(dir));
  return new Ran(finished, runDir);
}

/** What must not depend on how a result came about. */
function essence({ content_digest, counts, outcome, scenarios, parts = [] }: Report): unknown {
  return {
    ...{ content_digest, counts, outcome, parts: parts.map(({ run_id }) => run_id) },
    scenarios: scenarios.map(({ name, backend, outcome: ended, run_id }) => [name, backend, ended, run_id]),
  };
}

const local = (...more: string[]) => ["--backend", "local", ...more];
const shard = (project: Project, which: string) => project.run(local("--shard", which));

describe.concurrent("merge", () => {
  it("makes of shards what one run would have been, as directories and as bundles", () =>
    inProject(CONFIG, async (project) => {
      const [whole, one, two] = [await project.run(local()), await shard(project, "1/2"), await shard(project, "2/2")];
      expect(one.report.scenarios.length).toBeLessThan(NAMES.length);
      const merged = await merge(project, [one.path("."), two.bundle]);
      expect(merged.code, merged.shown).toBe(0);
      const { report } = merged;
      expect(report.content_digest).toBe(whole.report.content_digest);
      expect(report.counts).toEqual(whole.report.counts);
      expect(report.scenarios.map(({ name }) => name)).toEqual(whole.report.scenarios.map(({ name }) => name));
      expect(report.source).toEqual(whole.report.source);
      expect(report.steps.map(({ log_dir }) => log_dir)).toEqual(whole.report.steps.map(({ log_dir }) => log_dir));
      for (const name of ["stdout.log", "steps/01-says/stdout.log", "steps/08-leaves/artifacts/left.txt"]) {
        expect(merged.read(name), name).toBe(whole.read(name));
      }
      for (const name of ["junit.xml", "report.html", "trace.json", "config.json"]) merged.read(name);
      expect(merged.read("junit.xml").match(/<testcase/g)).toHaveLength(8);
      expect(merged.stdout).toContain("4 scenarios");
    }));

  it("is the same in any order, in groups, and twice", () =>
    inProject(CONFIG, async (project) => {
      const parts = [];
      for (const which of ["1/3", "2/3", "3/3"]) {
        const ran = await shard(project, which);
        if (ran.dir !== null) parts.push(ran.dir);
      }
      const [a = "", b = "", c = a] = parts;
      const all = await merge(project, [a, b, c]);
      const expected = essence(all.report);
      const first = await merge(project, [b, a]);
      const groups = [
        [c, b, a],
        [first.path("."), c],
        [c, c, a, b, a],
        [all.bundle, a],
        [all.path("."), first.bundle, c],
      ];
      for (const group of groups) {
        const again = await merge(project, group);
        expect(again.code, again.shown).toBe(0);
        expect(essence(again.report)).toEqual(expected);
      }
    }));

  it("finds parts in folders, as a job finds the artifacts of others", () =>
    inProject(CONFIG, async (project) => {
      const downloads = join(project.root, "downloads");
      for (const which of ["1/2", "2/2"]) {
        const ran = await shard(project, which);
        const folder = join(downloads, `cleanroom-local-${which.replace("/", "-of-")}`);
        mkdirSync(folder, { recursive: true });
        if (which === "1/2") cpSync(ran.path("."), join(folder, ran.report.run_id), { recursive: true });
        else cpSync(ran.bundle, join(folder, basename(ran.bundle)));
        rmSync(ran.path("."), { recursive: true });
      }
      const merged = await merge(project, [downloads]);
      expect(merged.code, merged.shown).toBe(0);
      expect(merged.report.scenarios).toHaveLength(4);
      expect(merged.report.parts).toHaveLength(2);
      const pair = generateKeyPairSync("ed25519", {
        privateKeyEncoding: { type: "pkcs8", format: "pem" },
        publicKeyEncoding: { type: "spki", format: "pem" },
      });
      writeFileSync(join(project.root, "key.pem"), pair.privateKey);
      writeFileSync(join(project.root, "key.pub"), pair.publicKey);
      const elsewhere = ["--output-dir", "elsewhere", "--sign-key", "../key.pem", "--json"];
      const signed = await project.cli(["merge", downloads, ...elsewhere]);
      const { run_id: id } = JSON.parse(signed.stdout) as Report;
      const bundle = join(project.dir, "elsewhere", id, `${id}.bundle.tgz`);
      expect((await project.cli(["verify", bundle, "--key", "../key.pub"])).code).toBe(0);
    }));

  it("leaves evidence that verifies, and names the merged bundles by digest", () =>
    inProject(CONFIG, async (project) => {
      const parts = [await shard(project, "1/2"), await shard(project, "2/2")];
      const merged = await merge(
        project,
        parts.map((part) => part.bundle),
      );
      const verified = await project.cli(["verify", merged.bundle]);
      expect(verified.code, verified.stderr).toBe(0);
      const statements = merged
        .read("attestations.jsonl")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(Buffer.from(JSON.parse(line).payload, "base64").toString("utf8")));
      const provenance = statements.find(({ predicateType }) => predicateType === "https://slsa.dev/provenance/v1");
      const names = provenance.predicate.buildDefinition.resolvedDependencies as { name: string; digest?: unknown }[];
      for (const { run_id, bundle, signer } of merged.report.parts ?? []) {
        expect(names.find(({ name }) => name === `${run_id}.bundle.tgz`)?.digest).toEqual({ sha256: bundle });
        expect(signer.kind).toBe("run-key");
        expect(existsSync(merged.path(`parts/${run_id}/attestations.jsonl`))).toBe(true);
      }
    }));

  it("refuses a part that does not verify, and names it", () =>
    inProject(CONFIG, async (project) => {
      const [one, two] = [await shard(project, "1/2"), await shard(project, "2/2")];
      const before = project.runDirs();
      const refused = async (path: string, what: string) => {
        const { code, stderr } = await project.cli(["merge", one.bundle, path]);
        expect(code, stderr).toBe(4);
        expect(stderr).toContain("VerificationFailed");
        expect(stderr).toContain(basename(path));
        expect(stderr).toContain(what);
      };
      const good = readFileSync(two.bundle);
      const copy = join(project.root, "copy.bundle.tgz");
      writeFileSync(copy, good.subarray(0, good.length - 7));
      await refused(copy, "archive");
      writeFileSync(two.path("report.json"), two.read("report.json").replace('"passed"', '"failed"'));
      await refused(two.path(""), "report.json");
      rmSync(two.bundle);
      await refused(two.path(""), "report.json");
      expect(project.runDirs()).toEqual(before);
    }));

  it("tells of parts without evidence, and takes none where a key is demanded", () =>
    inProject(CONFIG, async (project) => {
      const [one, two] = [await shard(project, "1/2"), await shard(project, "2/2")];
      rmSync(two.bundle);
      for (const name of ["manifest.json", "attestations.jsonl"]) rmSync(two.path(name));
      const merged = await merge(project, [one.path("."), two.path(".")]);
      expect(merged.code, merged.shown).toBe(0);
      expect(merged.stderr).toContain(two.report.run_id);
      expect(merged.stderr).toContain("no evidence");
      const signers = (merged.report.parts ?? []).map(({ run_id, signer, bundle }) => [run_id, signer.kind, bundle]);
      expect(signers).toContainEqual([two.report.run_id, "none", null]);
      const demanded = await project.cli(["merge", one.path("."), "--key", one.path("signing-key.pub.pem")]);
      expect(demanded.code, demanded.stderr).toBe(0);
      const other = await project.cli(["merge", two.path("."), "--key", one.path("signing-key.pub.pem")]);
      expect(other.code, other.stderr).toBe(4);
    }));

  onEngines(CONTAINER_ENGINES, "makes one run of jobs on different engines that agree", ({ backend, env }) =>
    inProject(CONFIG, async (project) => {
      const on = await project.run(["--backend", backend], { env });
      const here = await project.run(local());
      const merged = await merge(project, [on.bundle, here.bundle]);
      expect(merged.code, merged.shown).toBe(0);
      const { report } = merged;
      expect(report).toMatchObject({ backend: "mixed", counts: { passed: 8 } });
      expect(report.content_digest).toBe(here.report.content_digest);
      const network = report.policy.controls.find(({ name }) => name === "network");
      expect(network?.enforced).toBe(
        [on, here].every((each) => each.report.policy.controls.find(({ name }) => name === "network")?.enforced),
      );
      await expectNothingLeft(on.report.run_id);
    }),
  );

  it("can be replayed where the parts had the same settings", () =>
    inProject(CONFIG, async (project) => {
      const merged = await merge(project, [(await shard(project, "1/2")).bundle, (await shard(project, "2/2")).bundle]);
      const { code, stdout, stderr } = await project.cli(["replay", merged.bundle]);
      expect(code, stdout + stderr).toBe(0);
      expect(stdout).toContain("4 scenarios gave");
    }));

  it("needs something to merge", () =>
    inProject(null, async (project) => {
      expect((await project.cli(["merge"])).code).toBe(2);
      const { code, stderr } = await project.cli(["merge", "nowhere"]);
      expect(code).toBe(2);
      expect(stderr).toContain("nowhere");
    }));
});
