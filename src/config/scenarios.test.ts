import { describe, expect, it } from "vitest";
import { load, loadError } from "./project.test-support.js";

const scenario = (body: string) => `bin = "b"\n[[scenarios]]\nname = "s"\n${body}`;
const step = async (body: string) => {
  const { scenarios } = await load({ "cleanroom.toml": scenario(`[[scenarios.steps]]\n${body}`) });
  const first = scenarios[0]?.steps[0];
  if (!first) throw new Error("no step");
  return first;
};

describe("scenarios", () => {
  it("are read with everything a step may say", async () => {
    const read = await step(`
name = "version"
args = ["--version"]
stdin = "in"
env = { A = "1" }
timeout_ms = 1000
max_output = "64KB"
expect = { exit_code = 0, stdout = { contains = "1.2", matches = ["a", "b"], not_contains = "x" }, stderr = { empty = true }, duration_le_ms = 1000, memory_peak_le = "100MB", files = { "out.txt" = { equals = "y" } } }
`);
    expect(read).toEqual({
      name: "version",
      location: { file: "cleanroom.toml", line: 4, column: 1 },
      target: "bin",
      args: ["--version"],
      stdin: "in",
      env: { A: "1" },
      timeoutMs: 1000,
      maxOutput: 65_536,
      expect: {
        outcome: "any",
        exitCode: 0,
        stdout: { contains: ["1.2"], matches: ["a", "b"], notContains: ["x"] },
        stderr: { empty: true },
        durationLeMs: 1000,
        memoryPeakLe: 104_857_600,
        files: { "out.txt": { equals: "y" } },
      },
    });
  });

  it.each([
    ["", { outcome: "success" }],
    ['expect = "failure"', { outcome: "failure" }],
    ['expect = { stdout = { equals = "x" } }', { outcome: "success", stdout: { equals: "x" } }],
    ['expect = { outcome = "any", stderr = { empty = true } }', { outcome: "any", stderr: { empty: true } }],
    ['expect = { error = "Timeout" }', { outcome: "any", error: "Timeout" }],
    ["expect = { exit_code = 7 }", { outcome: "any", exitCode: 7 }],
    ['expect = { stdout = { json = { "$.n" = 3 } } }', { outcome: "success", stdout: { json: { "$.n": 3 } } }],
  ])("expect %j", async (text, expected) => {
    expect((await step(`command = ["c"]\n${text}`)).expect).toEqual(expected);
  });

  it("name a nameless step after its arguments, each differently", async () => {
    const body = '[[scenarios.steps]]\nargs = ["--help"]\n'.repeat(2);
    const named = '[[scenarios.steps]]\nname = "run --help (2)"\ncommand = ["sh", "-c"]\n';
    const { scenarios } = await load({ "cleanroom.toml": scenario(body + named) });
    expect(scenarios[0]?.steps.map(({ name }) => name)).toEqual(["run --help", "run --help (3)", "run --help (2)"]);
  });

  it.each([
    ['expect = { stdout = { json = { "ok" = true } } }', 'the name "ok"', 'a path such as "$.ok"'],
    ['expect = { files = { "../x" = { empty = true } } }', 'the name "../x"', "a path inside the project"],
    ["expect = { stdout = { json = { '$.a' = 2020-01-01 } } }", "a date", "a JSON value"],
    ['expect = { error = "Timeot" }', '"Timeot"', "Timeout"],
    ["expect = { exit_code = 256 }", "256", "an integer from 0 to 255"],
    ['args = ["a\\u0000b"]', '"a\\u0000b"', "a string without NUL characters"],
  ])("refuse %s", async (text, found, expected) => {
    const command = text.startsWith("args") ? "" : 'command = ["c"]\n';
    const { problems } = await loadError({ "cleanroom.toml": scenario(`[[scenarios.steps]]\n${command}${text}\n`) });
    expect(problems).toHaveLength(1);
    expect(problems[0]?.found).toBe(found);
    expect(problems[0]?.expected).toContain(expected);
  });
});

describe("services", () => {
  it("are read with every kind of health check", async () => {
    const { services } = await load({
      "cleanroom.toml": `[[services]]
name = "db"
image = "postgres:16-alpine"
port = 5432
health = ["pg_isready -q", { tcp = 5432 }, { http = "/healthz" }, { log = "ready", times = 2 }]
env = { POSTGRES_PASSWORD = "test" }
tmpfs = "/data"
files = { "/etc/x" = "y" }
command = ["postgres"]
user = "70"
[[services]]
name = "cache"
image = "redis"
startup_timeout_ms = 5
depends_on = ["db"]
`,
    });
    expect(services[0]).toEqual({
      name: "db",
      location: { file: "cleanroom.toml", line: 1, column: 1 },
      image: "postgres:16-alpine",
      port: 5432,
      health: [
        { kind: "command", command: "pg_isready -q" },
        { kind: "tcp", port: 5432 },
        { kind: "http", path: "/healthz", status: 200, port: null },
        { kind: "log", text: "ready", times: 2 },
      ],
      env: { POSTGRES_PASSWORD: "test" },
      startupTimeoutMs: 60_000,
      command: ["postgres"],
      user: "70",
      tmpfs: ["/data"],
      files: { "/etc/x": "y" },
      dependsOn: [],
    });
    expect(services[1]).toMatchObject({ startupTimeoutMs: 5, dependsOn: ["db"], port: null });
  });

  it("must differ in name and depend on others that exist", async () => {
    const service = (name: string, more: string) => `[[services]]\nname = "${name}"\nimage = "i"\n${more}\n`;
    const toml = service("a", 'depends_on = ["a", "bb"]') + service("a", "") + service("b", "");
    const { problems } = await loadError({ "cleanroom.toml": toml });
    expect(problems.map(({ key, found }) => [key, found])).toEqual([
      ["services[0].depends_on[0]", '"a"'],
      ["services[0].depends_on[1]", '"bb"'],
      ["services[1].name", 'the service name "a" again (first at cleanroom.toml:2:1)'],
    ]);
    expect(problems[1]?.suggestion).toBe("b");
  });
});
