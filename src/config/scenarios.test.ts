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
      shared: false,
      outside: false,
    });
    expect(services[1]).toMatchObject({ startupTimeoutMs: 5, dependsOn: ["db"], port: null });
  });

  it("need no image where their name tells it", async () => {
    const { services } = await load({
      "cleanroom.toml": '[[services]]\nname = "redis"\n[[services]]\nname = "postgres"\n',
    });
    expect(services.map(({ image }) => image)).toEqual(["redis:7-alpine", "postgres:16-alpine"]);
    const { problems } = await loadError({ "cleanroom.toml": '[[services]]\nname = "rediss"\n' });
    expect(problems).toMatchObject([{ key: "services[0].image", found: "nothing" }]);
  });

  it("are added to every scenario, or given another image, by `default_services`", async () => {
    const files = { "cleanroom.toml": '[[services]]\nname = "db"\nimage = "a"\nport = 1\n' };
    const value = ["db=b:2", "redis", "web=nginx"];
    const { services, defaultServices } = await load(files, {
      overrides: [{ key: "default_services", value, origin: "--service" }],
    });
    expect(defaultServices).toEqual(["db", "redis", "web"]);
    expect(services.map(({ name, image, port }) => [name, image, port])).toEqual([
      ["db", "b:2", 1],
      ["redis", "redis:7-alpine", null],
      ["web", "nginx", null],
    ]);
    const error = await loadError(files, {
      overrides: [{ key: "default_services", value: ["postgers", "=x", "a="], origin: "--service" }],
    });
    expect(error.problems.map(({ origin, found, suggestion }) => [origin, found, suggestion])).toEqual([
      ["--service", '"postgers"', "postgres"],
      ["--service", '"=x"', null],
      ["--service", '"a="', null],
    ]);
  });

  it("must not wait for each other in a circle, which is named", async () => {
    const service = (name: string, on: string) =>
      `[[services]]\nname = "${name}"\nimage = "i"\ndepends_on = ["${on}"]\n`;
    const toml = service("x", "a") + service("a", "b") + service("b", "c") + service("c", "a");
    const { problems } = await loadError({ "cleanroom.toml": toml });
    expect(problems).toMatchObject([{ key: "services[1].depends_on", line: 8, found: "a circle: a → b → c → a" }]);
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

describe("chaos and logs of services", () => {
  const config = (more: string) => `[[services]]
name = "db"
image = "i"
depends_on = ["base"]
[[services]]
name = "base"
image = "i"
[[services]]
name = "other"
image = "i"
[[scenarios]]
name = "s"
services = ["db"]
${more}
[[scenarios.steps]]
name = "query"
command = ["true"]
[[scenarios.steps]]
command = ["ls", "-l"]
`;

  it("are read, for dependencies too", async () => {
    const more = `service_logs = { db = { contains = "up" }, base = { empty = true } }
chaos = [{ service = "db", action = "slow", share = 0.1, before = "query" }, { service = "base", action = "restore", after = "run ls -l" }]`;
    const { scenarios } = await load({ "cleanroom.toml": config(more) });
    expect(scenarios[0]).toMatchObject({
      serviceLogs: { db: { contains: ["up"] }, base: { empty: true } },
      chaos: [
        { service: "db", action: "slow", share: 0.1, step: "query", when: "before" },
        { service: "base", action: "restore", share: null, step: "run ls -l", when: "after" },
      ],
    });
  });

  it("are refused, each with its place, where they name what is not there or make no sense", async () => {
    const more = `service_logs = { other = { empty = true } }
[[scenarios.chaos]]
service = "other"
action = "pause"
before = "qury"
[[scenarios.chaos]]
service = "db"
action = "slow"
before = "query"
after = "query"
[[scenarios.chaos]]
service = "db"
action = "kill"
share = 0.5`;
    const { problems } = await loadError({ "cleanroom.toml": config(more) });
    expect(problems.map(({ line, key, found, suggestion }) => [line, key, found, suggestion])).toEqual([
      [14, "scenarios[0].service_logs.other", '"other"', null],
      [16, "scenarios[0].chaos[0].service", '"other"', null],
      [18, "scenarios[0].chaos[0].before", '"qury"', "query"],
      [19, "scenarios[0].chaos[1]", "both `before` and `after`", null],
      [19, "scenarios[0].chaos[1]", "no `share`", null],
      [24, "scenarios[0].chaos[2]", "neither `before` nor `after`", null],
      [27, "scenarios[0].chaos[2].share", "`share`", null],
    ]);
  });
});
