import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { inProject, type Project, type Ran, sh } from "./cli.test-support.js";
import { ALL_ENGINES, onEngines } from "./engines.test-support.js";

const SECRET = "s3cr3t/Value+with=odd&chars";
/** Every form in which the secret must not be found. */
const FORMS: readonly string[] = [
  SECRET,
  Buffer.from(SECRET).toString("base64"),
  Buffer.from(SECRET).toString("base64").replace(/=+$/, ""),
  Buffer.from(SECRET).toString("hex"),
  Buffer.from(SECRET).toString("hex").toUpperCase(),
  encodeURIComponent(SECRET),
];

/** Where any form of the secret is found: files of the run, their names, the unpacked bundle, the terminal. */
function leaks(ran: Ran): string[] {
  const found: string[] = [];
  const look = (where: string, bytes: Buffer) => {
    for (const form of FORMS) if (bytes.includes(form)) found.push(`${where}: ${form}`);
  };
  look("terminal", Buffer.from(ran.shown));
  for (const entry of readdirSync(ran.path(""), { recursive: true, withFileTypes: true })) {
    look("name", Buffer.from(join(entry.parentPath, entry.name)));
    if (!entry.isFile()) continue;
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    look(entry.name, entry.name.endsWith(".tgz") ? gunzipSync(bytes) : bytes);
  }
  return found;
}

const forms = `printf '%s\\n' "$API_TOKEN"; printf %s "$API_TOKEN" | base64; printf %s "$API_TOKEN" | od -An -v -tx1 | tr -d ' \\n'`;

const CONFIG = {
  env: { PLAIN: "visible" },
  scenarios: [
    {
      name: "all",
      continue_on_fail: true,
      env: { API_TOKEN: SECRET },
      steps: [
        sh(`${forms}; ${forms} >&2; echo $PLAIN`, { name: "prints it" }),
        sh(`for c in $(printf %s "$API_TOKEN" | sed 's/./& /g'); do printf %s "$c"; sleep 0.01; done`, {
          name: "bit by bit",
        }),
        sh(`printf 's3cr3t/Va' >&2; sleep 0.2; printf 'lue+with=odd&chars' >&2; exit 3`, { name: "fails with it" }),
        { command: ["sh", "-c", `echo "$1"`, "x", `--token=${SECRET}`], name: "gets it as an argument" },
        sh(
          `mkdir -p "$CLEANROOM_ARTIFACTS/dir"; cd "$CLEANROOM_ARTIFACTS/dir"; echo "$API_TOKEN" >text; ${forms} >forms; printf '\\0\\377%s\\0' "$API_TOKEN" >binary`,
          {
            name: "leaves it in files",
          },
        ),
        sh(`echo x >"$CLEANROOM_ARTIFACTS/$(printf %s "$API_TOKEN" | od -An -v -tx1 | tr -d ' \\n').txt"`, {
          name: "names a file so",
        }),
        sh("cat", {
          name: "gets it on stdin",
          stdin: `in: ${SECRET}\n`,
          expect: { stdout: { equals: "nothing of the kind" } },
        }),
        sh("true", { name: `is called ${SECRET}`, expect: { stdout: { contains: SECRET } } }),
        { command: [`no-such-${SECRET}`], name: "is no program" },
      ],
    },
  ],
};

async function expectNoLeak(
  project: Project,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const ran = await project.run(args, { env });
  expect(ran.code, ran.shown).toBe(1);
  expect(leaks(ran)).toEqual([]);
  expect(ran.log("prints it").toString()).toContain("[REDACTED]");
  expect(ran.log("prints it").toString()).toContain("visible");
  expect(ran.log("bit by bit").toString()).toBe("[REDACTED]");
  expect(ran.log("fails with it", "stderr").toString()).toBe("[REDACTED]");
  expect(ran.step("gets it as an argument").args.at(-1)).toBe("--token=[REDACTED]");
  expect(ran.bytes(`${ran.step("leaves it in files").log_dir}/artifacts/dir/binary`).toString("latin1")).toBe(
    "\0\xff[REDACTED]\0",
  );
  expect(ran.step("names a file so").files.map(({ path }) => path)).toEqual(["[REDACTED].txt"]);
  expect((await project.cli(["verify", ran.bundle])).code).toBe(0);
}

describe("a secret", () => {
  onEngines(ALL_ENGINES, "is nowhere in what a run leaves or shows", ({ backend, env }) =>
    inProject(CONFIG, (project) => expectNoLeak(project, ["--backend", backend], { ...env })),
  );

  it("of the environment is redacted though no step is given it", () =>
    inProject(
      { scenarios: [{ name: "s", steps: [sh(`echo ${SECRET}; exit 1`, { name: "guesses" })] }] },
      async (project) => {
        const ran = await project.run(["--backend", "local"], { env: { DEPLOY_PASSWORD: SECRET } });
        expect(ran.code).toBe(1);
        expect(leaks(ran)).toEqual([]);
      },
    ));

  it("is not in the report that --json prints, nor in config", () =>
    inProject({ ...CONFIG, env: { MY_SECRET: SECRET } }, async (project) => {
      const shown = [
        await project.cli(["run", "--backend", "local", "--json"]),
        await project.cli(["config"]),
        await project.cli(["config", "--json"]),
      ];
      for (const { stdout, stderr } of shown) {
        expect(stdout).not.toBe("");
        for (const form of FORMS) expect(stdout + stderr).not.toContain(form);
      }
    }));

  it("by a pattern of one's own", () =>
    inProject(
      {
        security: { sensitive_env_patterns: ["SESAME"] },
        scenarios: [
          {
            name: "s",
            env: { OPEN_SESAME: SECRET, A_TOKEN: "not-one-any-more" },
            steps: [sh("echo $OPEN_SESAME $A_TOKEN", { name: "p" })],
          },
        ],
      },
      async (project) => {
        const ran = await project.run(["--backend", "local"]);
        expect(ran.code, ran.shown).toBe(0);
        expect(ran.log("p").toString()).toBe("[REDACTED] not-one-any-more\n");
        expect(leaks(ran)).toEqual([]);
      },
    ));

  it("too short to be replaced safely is warned about", () =>
    inProject({ scenarios: [{ name: "s", steps: [sh("echo abc")] }] }, async (project) => {
      const ran = await project.run(["--backend", "local"], { env: { SOME_TOKEN: "ab" } });
      expect(ran.code).toBe(0);
      expect(ran.stderr).toContain("warning: a secret of 2 characters can't be redacted");
    }));
});
