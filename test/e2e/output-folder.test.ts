import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inProject, type Project, sh, steps } from "./cli.test-support.js";

const ROOT = process.getuid?.() === 0;
const ORDINARY = ROOT ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [];

/** A file system of 256 KiB at the project's output folder while the body runs. */
async function withSmallDisk(project: Project, body: () => Promise<void>): Promise<void> {
  mkdirSync(project.output);
  mount(["-t", "tmpfs", "-o", "size=256k", "tmpfs", project.output]);
  try {
    await body();
  } finally {
    spawnSync("umount", ["-l", project.output]);
  }
}

function mount(args: string[]): void {
  const { status, stderr } = spawnSync("mount", args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

/** Whether this user may mount, found out by trying. */
const mounts = ROOT && spawnSync("unshare", ["-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).status === 0;

const noise = (more = {}) => sh("head -c 1000000 /dev/urandom; echo told >&2", { name: "noise", ...more });

describe.concurrent("an output folder", () => {
  it.skipIf(!mounts)("on a full disk loses files, not results: a run that passed", () =>
    inProject(steps(noise()), (project) =>
      withSmallDisk(project, async () => {
        const ran = await project.run(["--backend", "local"]);
        expect(ran.code, ran.shown).toBe(3);
        expect(ran.stdout).toContain("passed 1 scenario");
        expect(ran.stderr).toMatch(/^cleanroom: ArtifactInvalid: cannot write .*no space left on the disk/m);
        expect(ran.stderr).toContain("--output-dir");
        // Half a bundle would be worse than none.
        const names = readdirSync(ran.path(""));
        expect(names.filter((name) => name.endsWith(".tgz"))).toEqual([]);
        const json = await project.cli(["run", "--backend", "local", "--json"]);
        expect(json.code).toBe(3);
        expect(JSON.parse(json.stdout)).toMatchObject({ outcome: "passed", steps: [{ stdout: { bytes: 1_000_000 } }] });
      }),
    ),
  );

  it.skipIf(!mounts)("on a full disk loses files, not results: a run that failed", () =>
    inProject(steps(noise({ expect: "failure" })), (project) =>
      withSmallDisk(project, async () => {
        const ran = await project.run(["--backend", "local"]);
        expect(ran.code, ran.shown).toBe(1);
        expect(ran.stdout).toContain("AssertionFailed");
        expect(ran.stderr).toContain("no space left on the disk");
      }),
    ),
  );

  it("that may not be written to is named, beside the results", () =>
    inProject(steps(sh("true")), async (project) => {
      chmodSync(project.temp, 0o1777);
      mkdirSync(project.output, { mode: 0o555 });
      const ran = await project.run(["--backend", "local"], { under: ORDINARY });
      expect(ran.code, ran.shown).toBe(3);
      expect(ran.stdout).toContain("passed 1 scenario");
      expect(ran.stderr).toMatch(/ArtifactInvalid: cannot write .*artifacts.*EACCES/);
      expect(readdirSync(project.output)).toEqual([]);
    }));

  it("that is a file is named, beside the results", () =>
    inProject(steps(sh("true")), async (project) => {
      writeFileSync(project.output, "a file");
      const { code, stdout, stderr } = await project.cli(["run", "--backend", "local"]);
      expect(code, stdout + stderr).toBe(3);
      expect(stdout).toContain("passed 1 scenario");
      expect(stderr).toMatch(/ArtifactInvalid: cannot write .*artifacts/);
    }));

  it("may lie elsewhere, and is made where it is missing", () =>
    inProject(steps(sh("ls; echo kept", { name: "one" })), async (project) => {
      const where = join(project.root, "else/where");
      const { code, stdout } = await project.cli(["run", "--backend", "local", "--output-dir", where]);
      expect(code).toBe(0);
      const [id = ""] = readdirSync(where);
      expect(existsSync(join(where, id, "report.json"))).toBe(true);
      expect(stdout).toContain(join(where, id));
      expect(existsSync(project.output)).toBe(false);
    }));

  it("is written as a whole: every file of the contract", () =>
    inProject(steps(sh("echo out; echo err >&2", { name: "one" })), async (project) => {
      const ran = await project.run(["--backend", "local"]);
      const { run_id: id, steps: reports } = ran.report;
      const names = readdirSync(ran.path(""), { recursive: true }).map(String).sort();
      expect(names).toEqual(
        [
          ...["attestations.jsonl", "config.json", "junit.xml", "manifest.json", "report.html", "report.json"],
          ...["signing-key.pub.pem", "stderr.log", "stdout.log", "trace.json", `${id}.bundle.tgz`],
          ...["steps", "steps/01-one", "steps/01-one/stderr.log", "steps/01-one/stdout.log"],
        ].sort(),
      );
      expect(reports[0]?.log_dir).toBe("steps/01-one");
      expect(ran.read("steps/01-one/stdout.log")).toBe("out\n");
      expect(ran.read("steps/01-one/stderr.log")).toBe("err\n");
      expect(ran.read("stdout.log")).toBe("out\n");
    }));

  it("is not written where artifacts are switched off", () =>
    inProject({ ...steps(sh("true")), artifacts: { enabled: false } }, async (project) => {
      expect((await project.run(["--backend", "local"])).code).toBe(0);
      expect(project.runDirs()).toEqual([]);
    }));

  it("stays under its limit; what was left out is listed", () =>
    inProject(
      {
        ...steps(
          sh("head -c 150000 /dev/urandom", { name: "large" }),
          sh("echo small; head -c 300000 /dev/urandom >$CLEANROOM_ARTIFACTS/large.bin", { name: "small" }),
        ),
        artifacts: { max_size_bytes: 500_000 },
      },
      async (project) => {
        const ran = await project.run(["--backend", "local"]);
        expect(ran.code, ran.shown).toBe(0);
        const omitted = ran.report.omitted.map(({ path }) => path);
        expect(omitted).not.toEqual([]);
        const sizes = readdirSync(ran.path(""), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(ran.path("").length));
        for (const path of omitted) expect(sizes).not.toContain(path);
        const total = sizes.reduce((sum, path) => sum + statSync(ran.path(path)).size, 0);
        expect(total).toBeLessThanOrEqual(500_000);
        expect((await project.cli(["verify", ran.bundle])).code).toBe(0);
      },
    ));
});
