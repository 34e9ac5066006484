import { describe, expect, it } from "vitest";
import { loadError } from "./project.test-support.js";

const BAD = `default_backnd = "docker"
default_backend = "dokcer"
seed = "x"
timeout_ms = -1
max_output = "lots"
workdir = "/proc/x"
default_policy = "lcked"
output_dir = "x"
env.A = 6

[artifacts]
retention = "KeepDays"

[policies.locked]
net = "offline"

[policies.own]
net = { allowed_host = ["x"] }

[[services]]
name = "pg"
health = { tpc = 4 }

[[scenarios]]
name = "a"
tags = ["a b"]
services = ["pgg"]
[[scenarios.steps]]
args = ["x"]
command = ["y"]
[[scenarios.steps]]
name = "q"
args = ["x"]
expect = { stdout = { matches = "([" }, exit_cod = 1 }
[[scenarios.steps]]
name = "q"
command = "sh"
expect = "sucess"
[[scenarios.steps]]
stdin = "x"
[[scenarios]]
name = "a"
`;

describe("a bad configuration", () => {
  it("is reported whole, each problem with its place, key, finding, expectation and suggestion", async () => {
    const { error, problems } = await loadError({ "cleanroom.toml": BAD });
    expect(error.kind).toBe("ConfigInvalid");
    const expected: [string, string, string | null][] = [
      ["1:1", "default_backnd", "default_backend"],
      ["2:1", "default_backend", '"docker"'],
      ["3:1", "seed", null],
      ["4:1", "timeout_ms", null],
      ["5:1", "max_output", null],
      ["6:1", "workdir", null],
      ["7:1", "default_policy", "locked"],
      ["8:1", "output_dir", "artifacts.output_dir"],
      ["9:5", "env.A", null],
      ["12:1", "artifacts.retention", null],
      ["14:11", "policies.locked", null],
      ["18:9", "policies.own.net.allowed_host", "allowed_hosts"],
      ["20:1", "services[0].image", null],
      ["22:12", "services[0].health.tpc", "tcp"],
      ["26:9", "scenarios[0].tags[0]", null],
      ["27:13", "scenarios[0].services[0]", "pg"],
      ["30:1", "scenarios[0].steps[0].command", null],
      ["33:1", "scenarios[0].steps[1].args", null],
      ["34:23", "scenarios[0].steps[1].expect.stdout.matches", null],
      ["34:41", "scenarios[0].steps[1].expect.exit_cod", "exit_code"],
      ["36:1", "scenarios[0].steps[2].name", null],
      ["37:1", "scenarios[0].steps[2].command", null],
      ["38:1", "scenarios[0].steps[2].expect", '"success"'],
      ["39:1", "scenarios[0].steps[3]", null],
      ["41:1", "scenarios[1].steps", null],
      ["42:1", "scenarios[1].name", null],
    ];
    expect(problems.map(({ line, column, key, suggestion }) => [`${line}:${column}`, key, suggestion])).toEqual(
      expected,
    );
    for (const problem of problems)
      expect(error.message).toContain(`cleanroom.toml:${problem.line}:${problem.column}: ${problem.key}: found `);
    expect(error.message).toContain('3:1: seed: found "x", expected an integer from 0 up');
    expect(error.message).toContain("did you mean default_backend?");
  });

  it("names the place where TOML or JSON breaks off, and still looks at the other sources", async () => {
    const { problems } = await loadError(
      { "cleanroom.toml": 'seed = 1\nimage = "a\n', "package.json": '{\n  "cleanroom": {"seed": 1,}\n}' },
      { env: { CLEANROOM_SEED: "abc" } },
    );
    expect(problems.map(({ file, line }) => [file, line])).toEqual([
      [null, null],
      ["cleanroom.toml", 2],
      ["package.json", 2],
    ]);
    expect(problems[1]?.found).toContain("invalid TOML (Unterminated string");
  });

  it.each([
    ["a key twice", "seed = 1\nseed = 2\n", 2],
    ["a table twice", "[env]\n[env]\n", 2],
    ["no value", "seed =\n", 1],
  ])("is no TOML with %s", async (_what, text, line) => {
    const { problems } = await loadError({ "cleanroom.toml": text });
    expect(problems).toMatchObject([{ file: "cleanroom.toml", line, expected: "valid TOML" }]);
  });

  it("names the variable or the option that is wrong", async () => {
    const { error } = await loadError(
      {},
      {
        env: {
          CLEANROOM_SEED: "abc",
          CLEANROOM_MAX_CONCURRENT: "0",
          CLEANROOM_BACKEND: "dokcer",
          CLEANROOM_WORKDIR: "rel",
        },
        overrides: [
          { key: "artifacts.output_dr", value: "x", origin: "--output-dr" },
          { key: "timeout_ms", value: "soon", origin: "--timeout-ms" },
          { key: "env.A", value: 1, origin: "option env" },
        ],
      },
    );
    expect(error.message).toContain('CLEANROOM_SEED: seed: found "abc", expected an integer');
    expect(error.message).toContain(
      "CLEANROOM_MAX_CONCURRENT: max_concurrent: found 0, expected an integer from 1 to 1024",
    );
    expect(error.message).toContain('CLEANROOM_BACKEND: default_backend: found "dokcer"');
    expect(error.message).toContain("(did you mean docker?)");
    expect(error.message).toContain("CLEANROOM_WORKDIR: workdir:");
    expect(error.message).toContain("(did you mean artifacts.output_dir?)");
    expect(error.message).toContain("--timeout-ms: timeout_ms:");
    expect(error.message).toContain("option env: env.A: found 1, expected a string");
  });

  it.each(["/", "/tmp", "/tmp/", "/proc", "/dev/shm", "/sys/x", "/cleanroom/in", "work", "/a/../b", "C:\\x", "/usr"])(
    "has no workdir %s",
    async (workdir) => {
      const { problems } = await loadError({ "cleanroom.toml": `workdir = ${JSON.stringify(workdir)}\n` });
      expect(problems).toMatchObject([{ key: "workdir", line: 1 }]);
    },
  );

  it("never shows a value under a secret's name", async () => {
    const { error } = await loadError({ "cleanroom.toml": "env.API_KEY = 123456789\n" });
    expect(error.message).toContain("env.API_KEY: found a number");
    expect(error.message + JSON.stringify(error.context)).not.toContain("123456789");
  });

  it("may not put the results into the tested source itself", async () => {
    const { problems } = await loadError({ "cleanroom.toml": '[artifacts]\noutput_dir = "."\n' });
    expect(problems).toMatchObject([{ line: 2, key: "artifacts.output_dir", found: "the project folder" }]);
  });

  it("takes patterns of other engines for patterns", async () => {
    const text = String.raw`
bin = "b"
[[scenarios]]
name = "a"
[[scenarios.steps]]
args = []
expect = { stdout = { matches = ['USAGE(?s).*OPTIONS', '(?P<n>a)(?P=n)', '(?i-s:x)', '\A[[:alpha:]]+\z', '\(?i)'.x] } }
`;
    const { problems } = await loadError({ "cleanroom.toml": text });
    expect(problems).toMatchObject([{ expected: "valid TOML" }]);
    const { problems: none } = await loadError({ "cleanroom.toml": text.replace(", '\\(?i)'.x", ", 'a{2,1}'") });
    expect(none.map(({ key }) => key)).toEqual(["scenarios[0].steps[0].expect.stdout.matches[4]"]);
  });
});
