import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { inProject, sh, steps } from "./cli.test-support.js";
import { toml } from "./toml.test-support.js";

interface Shown {
  readonly values: readonly { readonly key: string; readonly value: unknown; readonly from: string }[];
}

describe.concurrent("config", () => {
  it("prints each value and where it came from", () =>
    inProject(null, async (project) => {
      project.file(
        "package.json",
        '{\n  "name": "x",\n  "cleanroom": {\n    "seed": 1,\n    "workdir": "/manifest",\n    "isolation": "step"\n  }\n}\n',
      );
      project.file("cleanroom.toml", `seed = 2\nworkdir = "/file"\n${toml(steps(sh("true")))}`);
      const env = { CLEANROOM_SEED: "3", CLEANROOM_DEFAULT_TIMEOUT_SECS: "7" };
      const { code, stdout, stderr } = await project.cli(["config", "--json", "--backend", "local"], { env });
      expect(code, stderr).toBe(0);
      const values = new Map(
        (JSON.parse(stdout) as Shown).values.map(({ key, value, from }) => [key, `${JSON.stringify(value)} ${from}`]),
      );
      expect(values.get("seed")).toBe("3 CLEANROOM_SEED");
      expect(values.get("timeout_ms")).toBe("7000 CLEANROOM_DEFAULT_TIMEOUT_SECS");
      expect(values.get("workdir")).toMatch(/^"\/file" cleanroom\.toml:2:\d+$/);
      expect(values.get("isolation")).toMatch(/^"step" package\.json:6:\d+$/);
      expect(values.get("default_policy")).toBe('"locked" default');
      expect(values.get("default_backend")).toMatch(/local.* --backend$/);
      const text = (await project.cli(["config"], { env })).stdout;
      expect(text).toMatch(/^seed +=\s+3 +# CLEANROOM_SEED$/m);
    }));

  it("reads the manifests of other languages", () =>
    inProject(null, async (project) => {
      project.file("Cargo.toml", '[package]\nname = "x"\n\n[package.metadata.cleanroom]\nseed = 11\n');
      expect((await project.cli(["config"])).stdout).toMatch(/^seed +=\s+11 +# Cargo\.toml:5:\d+$/m);
      project.file("Cargo.toml", "").file("pyproject.toml", "[tool.cleanroom]\nseed = 12\n");
      expect((await project.cli(["config"])).stdout).toMatch(/^seed +=\s+12 +# pyproject\.toml:2:\d+$/m);
    }));
});

describe.concurrent("verbs", () => {
  it("validate says what is valid", () =>
    inProject(steps(sh("true"), sh("true")), async (project) => {
      expect(await project.cli(["validate"])).toMatchObject({ code: 0, stdout: expect.stringContaining("1 scenario") });
    }));

  it("schema describes a config as editors want it, and report.json as it is written", () =>
    inProject(steps(sh("true")), async (project) => {
      const config = JSON.parse((await project.cli(["schema"])).stdout) as Record<string, unknown>;
      const ajv = new Ajv2020({ strict: false, logger: false });
      const validates = ajv.compile(config);
      expect(validates({ seed: 1, scenarios: [{ name: "x", steps: [{ command: ["true"] }] }] })).toBe(true);
      expect(validates({ sead: 1 })).toBe(false);
      const report = JSON.parse((await project.cli(["schema", "--report"])).stdout) as Record<string, unknown>;
      const ran = await project.run(["--backend", "local"]);
      const fits = new Ajv2020({ strict: false, logger: false }).compile(report);
      expect(fits(ran.report), JSON.stringify(fits.errors)).toBe(true);
      expect(fits({ ...ran.report, outcome: "fine" })).toBe(false);
    }));

  it("doctor --json tells what works here, and what is in force", () =>
    inProject(null, async (project) => {
      const { code, stdout, stderr } = await project.cli(["doctor", "--json"], {
        env: { DOCKER_HOST: "unix:///none.sock" },
      });
      expect(code, stderr).toBe(0);
      const { engines } = JSON.parse(stdout) as {
        engines: { name: string; available: boolean; detail: string; controls: unknown[] | null }[];
      };
      expect(engines.map(({ name }) => name).sort()).toEqual(["docker", "local", "podman"]);
      expect(engines.find(({ name }) => name === "docker")).toMatchObject({
        available: false,
        detail: expect.stringContaining("/none.sock"),
      });
      const local = engines.find(({ name }) => name === "local");
      expect(local?.available).toBe(true);
      expect(local?.controls).not.toEqual([]);
      expect((await project.cli(["doctor"])).stdout).toMatch(/local/);
    }));

  it("init writes what validates, for the project it finds, and overwrites nothing", () =>
    inProject(null, async (project) => {
      spawnSync("git", ["init", "-q"], { cwd: project.dir });
      const { code, stdout } = await project.cli(["init"]);
      expect(code, stdout).toBe(0);
      expect((await project.cli(["validate"])).code).toBe(0);
      expect((await project.run(["--backend", "local"])).code).toBe(0);
      const workflow = readFileSync(join(project.dir, ".github/workflows/cleanroom.yml"), "utf8");
      expect(workflow).toContain("permissions:");
      const again = await project.cli(["init"]);
      expect(again.code).toBe(2);
      expect(again.stderr).toContain("cleanroom.toml");
    }));

  it("gc in a clean place removes nothing", () =>
    inProject(null, async (project) => {
      mkdirSync(join(project.temp, "cleanroom-of-somebody-else"));
      // Only the temp folder is this test's own: other runs of this machine may leave things of theirs.
      const { code, stdout } = await project.cli(["gc"], {
        env: { DOCKER_HOST: "unix:///none.sock", CLEANROOM_PODMAN_SOCKET: "/none.sock" },
      });
      expect(code).toBe(0);
      expect(stdout).not.toContain("temp folder");
      expect(readdirSync(project.temp)).toEqual(["cleanroom-of-somebody-else"]);
      rmdirSync(join(project.temp, "cleanroom-of-somebody-else"));
    }));

  it("plan prints a matrix", () =>
    inProject({ scenarios: ["a", "b", "c"].map((name) => ({ name, steps: [sh("true")] })) }, async (project) => {
      const { code, stdout } = await project.cli(["plan", "--shards", "2"]);
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ include: expect.any(Array) });
      expect((await project.cli(["plan", "--shards", "0"])).code).toBe(2);
    }));

  it(
    "help and version",
    () =>
      inProject(null, async (project) => {
        const { version } = JSON.parse(readFileSync(join(process.cwd(), "package.json"), "utf8")) as {
          version: string;
        };
        expect((await project.cli(["--version"])).stdout).toBe(`${version}\n`);
        const help = await project.cli(["--help"]);
        expect(help.code).toBe(0);
        for (const verb of ["run", "validate", "config", "schema", "doctor", "init", "plan", "verify", "gc"]) {
          expect(help.stdout).toContain(`  ${verb} `);
          const own = await project.cli([verb, "--help"]);
          expect(own.code).toBe(0);
          expect(own.stdout).toMatch(/^Usage: cleanroom /);
        }
        expect((await project.cli([])).code).toBe(2);
      }),
    60_000,
  );
});

const COUNTS = sh("echo x >>f; echo said-$(wc -l <f) >&2; exit 1");

describe.concurrent("run", () => {
  it("--dry-run prints the plan and starts nothing", () =>
    inProject({ ...steps(sh("touch made", { name: "one" })), default_backend: "docker" }, async (project) => {
      const { code, stdout } = await project.cli(["run", "--dry-run"], { env: { DOCKER_HOST: "unix:///none.sock" } });
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        scenarios: [{ name: "all", backends: ["docker"], steps: [{ name: "one" }] }],
      });
      expect(existsSync(project.output)).toBe(false);
    }));

  it("--json prints the report on stdout and nothing else", () =>
    inProject(steps(sh("echo out; exit 1", { name: "one" })), async (project) => {
      const { code, stdout, stderr } = await project.cli(["run", "--backend", "local", "--json"]);
      expect(code).toBe(1);
      const report = JSON.parse(stdout) as { run_id: string };
      expect(stdout).toBe(`${JSON.stringify(report)}\n`);
      expect(JSON.parse(readFileSync(join(project.output, report.run_id, "report.json"), "utf8"))).toEqual(report);
      expect(stderr).toContain("ProcessExit");
    }));

  it("--quiet shows failures and the totals only", () =>
    inProject(
      {
        scenarios: [
          { name: "good", steps: [sh("true")] },
          { name: "bad", steps: [sh("exit 1")] },
        ],
      },
      async (project) => {
        const ran = await project.run(["--backend", "local", "--quiet"]);
        expect(ran.code).toBe(1);
        expect(ran.stdout).toContain("bad");
        expect(ran.stdout).not.toContain("good");
        expect(ran.stdout).toContain("2 scenarios");
      },
    ));

  it("takes a folder or a file, from anywhere", () =>
    inProject(steps(sh("pwd; ls", { name: "one" })), async (project) => {
      for (const path of ["project", "project/cleanroom.toml", project.dir]) {
        const { code, stdout, stderr } = await project.cli(["run", path, "--backend", "local", "--json"], {
          cwd: project.root,
        });
        expect(code, stderr).toBe(0);
        expect(JSON.parse(stdout)).toMatchObject({ outcome: "passed", source: { files: 1 } });
      }
      expect(project.runDirs()).toHaveLength(3);
    }));

  it("tells two steps of one command apart", () =>
    inProject({ scenarios: [{ name: "s", continue_on_fail: true, steps: [COUNTS, COUNTS] }] }, async (project) => {
      const ran = await project.run(["--backend", "local"]);
      expect(ran.stdout).toContain("said-1");
      expect(ran.stdout).toContain("said-2");
    }));
});
