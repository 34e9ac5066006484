import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inProject, type Project, steps } from "./cli.test-support.js";

const ONE_STEP = '[[scenarios]]\nname = "one"\n[[scenarios.steps]]\ncommand = ["true"]\n';

/** Runs on the local backend: exit code 2, what was found on stderr, nothing started, nothing written. */
async function refusal(project: Project, args: readonly string[] = []): Promise<string> {
  const ran = await project.run(["--backend", "local", ...args]);
  expect(ran.code).toBe(2);
  expect(ran.stdout).toBe("");
  expect(ran.stderr).toMatch(/^cleanroom: ConfigInvalid: /);
  expect(project.runDirs()).toEqual([]);
  return ran.stderr;
}

function refuses(title: string, config: string, ...said: (string | RegExp)[]): void {
  it(title, () =>
    inProject(config, async (project) => {
      const stderr = await refusal(project);
      for (const part of said) expect(stderr).toMatch(part);
      // What run refuses, validate refuses in the same words.
      expect((await project.cli(["validate"])).stderr).toBe(stderr);
    }),
  );
}

describe.concurrent("a cleanroom.toml that can't be used", () => {
  refuses(
    "names an unknown key at its place, with the nearest known one",
    `defualt_backend = "local"\n${ONE_STEP}`,
    /cleanroom\.toml:1:1: defualt_backend/,
    /did you mean default_backend\?/,
  );
  refuses(
    "names an unknown key of a nested table",
    `${ONE_STEP}expect = { stdout = { contians = "x" } }\n`,
    /cleanroom\.toml:5:\d+: scenarios\[0\]\.steps\[0\]\.expect.*contians/,
    /contains/,
  );
  refuses(
    "names all its problems at once",
    `seed = "many"\ntimeout_ms = -1\nmax_output = "lots"\nisolation = "none"\n${ONE_STEP}timeout_ms = true\n`,
    /5 problems/,
    /cleanroom\.toml:1:\d+: seed: found "many", expected an integer/,
    /cleanroom\.toml:2:\d+: timeout_ms: found -1, expected a number of milliseconds/,
    /cleanroom\.toml:3:\d+: max_output: found "lots"/,
    /cleanroom\.toml:4:\d+: isolation: found "none".*"scenario".*"step"/,
    /cleanroom\.toml:9:\d+: scenarios\[0\]\.steps\[0\]\.timeout_ms: found true/,
  );
  refuses("is no TOML: an open string", `image = "busybox\n${ONE_STEP}`, /cleanroom\.toml:1:\d+: /);
  refuses("is no TOML: a key twice", `seed = 1\nseed = 2\n${ONE_STEP}`, /cleanroom\.toml:2:\d+: /);
  refuses("is no TOML: binary", "\0\x01\x02", /cleanroom\.toml:1:\d+: /);
  refuses("has no scenario", "seed = 1\n", /no scenarios/);
  refuses("has a scenario without steps", '[[scenarios]]\nname = "one"\n', /cleanroom\.toml:1:\d+: scenarios\[0\]/);
  refuses(
    "has a step with both args and a command",
    `bin = "b"\n${ONE_STEP}args = ["x"]\n`,
    /cleanroom\.toml:\d+:\d+: scenarios\[0\]\.steps\[0\]/,
  );
  refuses("has args and no bin", '[[scenarios]]\nname = "one"\n[[scenarios.steps]]\nargs = ["x"]\n', /bin/);
  refuses(
    "has a regular expression that is none",
    `${ONE_STEP}expect = { stdout = { matches = "(" } }\n`,
    /:5:\d+: .*matches/,
  );
  refuses(
    "names a policy that there is not",
    `default_policy = "lokced"\n${ONE_STEP}`,
    /lokced/,
    /[Dd]id you mean locked|locked, standard/,
  );
  refuses(
    "names a backend that there is not",
    `default_backend = "dokcer"\n${ONE_STEP}`,
    /did you mean docker|"docker"/,
  );
  refuses(
    "wants a file out of the project",
    `${ONE_STEP}expect = { files = { "../secret" = { contains = "x" } } }\n`,
    /:5:\d+: .*a path inside the project/,
  );
});

describe.concurrent("a cleanroom.toml that is only large", () => {
  it("has a string of a megabyte", () =>
    inProject(`${ONE_STEP}stdin = "${"x".repeat(1_000_000)}"\n`, async (project) => {
      const { code, stderr } = await project.cli(["validate"]);
      // A parser may have its limits; then they are the user's to know, and no defect.
      if (code !== 0) {
        expect(code, stderr.slice(0, 500)).toBe(2);
        expect(stderr).toMatch(/^cleanroom: ConfigInvalid: .*cleanroom\.toml:1:1: .*too large/);
      }
    }));
});

describe.concurrent("a command line that can't be used", () => {
  const refusesArgs = (args: string[], ...said: RegExp[]) =>
    it(`run ${args.join(" ")}`, () =>
      inProject(ONE_STEP, async (project) => {
        const stderr = await refusal(project, args);
        for (const part of said) expect(stderr).toMatch(part);
      }));
  refusesArgs(["--bakcend", "local"], /unknown flag --bakcend; did you mean --backend\?/);
  refusesArgs(["--timeout-ms", "soon"], /--timeout-ms.*soon/);
  refusesArgs(["--backend", "dokcer"], /--backend.*dokcer/);
  refusesArgs(["--shard", "3/2"], /3\/2/);
  refusesArgs(["--tag", "@a and"], /@a and/);
  refusesArgs(["--scenario", "nothing-of-that-name"], /nothing-of-that-name/, /one/);
  refusesArgs(["no-such-folder"], /no-such-folder/);
  refusesArgs(["--sign-key", "no-such-key.pem"], /no-such-key\.pem/);
  refusesArgs(["--", ""], /empty/);

  it("an unknown verb", () =>
    inProject(null, async (project) => {
      const { code, stderr } = await project.cli(["rnu"]);
      expect(code).toBe(2);
      expect(stderr).toContain('unknown verb "rnu"; did you mean run?');
    }));

  it("variables are named where they are wrong", () =>
    inProject(ONE_STEP, async (project) => {
      const ran = await project.run([], { env: { CLEANROOM_TIMEOUT_MS: "soon", CLEANROOM_SEED: "x" } });
      expect(ran.code).toBe(2);
      expect(ran.stderr).toMatch(/CLEANROOM_TIMEOUT_MS.*soon/);
      expect(ran.stderr).toMatch(/CLEANROOM_SEED.*"x"/);
    }));
});

describe.concurrent("a bin that can't be run", () => {
  const refusesBin = (title: string, make: (path: string) => void, ...said: RegExp[]) =>
    it(title, () =>
      inProject({ ...steps({ args: ["--version"] }), bin: "tool" }, async (project) => {
        make(join(project.dir, "tool"));
        const stderr = await refusal(project);
        for (const part of said) expect(stderr).toMatch(part);
      }),
    );
  refusesBin("is missing", () => undefined, /bin "tool" does not exist/, /Build it first/);
  refusesBin("is a folder", (path) => mkdirSync(path), /bin "tool" is a folder/);
  // A root user may read everything, but even root can't execute a file without a single x bit.
  refusesBin(
    "is not executable",
    (path) => writeFileSync(path, "#!/bin/sh\n"),
    /bin "tool" is not executable/,
    /chmod \+x/,
  );
  refusesBin(
    "is for another CPU",
    (path) => {
      const header = Buffer.alloc(64);
      header.write("\x7fELF", "latin1");
      header[4] = 2;
      header[5] = 1;
      header.writeUInt16LE(process.arch === "s390x" ? 62 : 22, 18);
      writeFileSync(path, header);
      chmodSync(path, 0o755);
    },
    /bin "tool" is made for another machine: .*this is /,
  );

  it("does not matter where no step runs it", () =>
    inProject({ ...steps({ command: ["true"] }), bin: "tool" }, async (project) => {
      expect((await project.run(["--backend", "local"])).code).toBe(0);
    }));
});
