import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../repository.test-support.js";
import { inProject, type Project } from "./cli.test-support.js";
import { assertWellFormed } from "./xml.test-support.js";

/** A fixture project of a few lines that needs no image. */
const GREET = `#!/bin/sh
case "$1" in
  fail) echo "no way" >&2; exit 3 ;;
  *) echo "hello $1, \${GREETING-}" ;;
esac
`;

function withFixture(project: Project): Project {
  return project.file("fixtures/greet/target/debug/greet", GREET, 0o755);
}

const feature = (...lines: string[]) => `Feature: greeting\n${lines.map((line) => `  ${line}\n`).join("")}`;
const local = (body: (project: Project) => Promise<void>) => inProject(null, (project) => body(withFixture(project)));

const GOOD = feature(
  "Background:",
  '  Given a fixture project "greet"',
  "@smoke",
  "Scenario: says hello",
  '  When I run ["ada"] using "local"',
  "  Then the exit code is 0",
  '  And stdout equals "hello ada, \\n"',
  "@slow",
  "Scenario Outline: says hello to <name>",
  '  When I run ["<name>"] using "local"',
  '  Then stdout contains "hello <name>"',
  "  Examples:",
  "    | name |",
  "    | bob  |",
  "    | eve  |",
);

describe.concurrent("features", () => {
  it("run with no code, and are in report, log, JUnit and evidence", () =>
    local(async (project) => {
      project.file("features/greet.feature", GOOD);
      const ran = await project.run(["features/"]);
      expect(ran.code, ran.shown).toBe(0);
      const { report } = ran;
      expect(report).toMatchObject({ outcome: "passed", backend: "local", counts: { passed: 3 } });
      expect(report.scenarios.map(({ name, location }) => [name, location.line])).toEqual([
        ["says hello", 5],
        ["says hello to bob", 10],
        ["says hello to eve", 10],
      ]);
      const step = report.scenarios[0]?.steps[1];
      expect(step).toMatchObject({
        name: 'When I run ["ada"] using "local"',
        args: ["ada"],
        exit_code: 0,
        location: { file: "features/greet.feature", line: 6 },
      });
      expect(ran.read(`${step?.log_dir}/stdout.log`)).toBe("hello ada, \n");
      expect(JSON.parse(ran.read(`${step?.log_dir}/runs/1/report.json`))).toMatchObject({ backend: "local" });
      assertWellFormed(ran.bytes("junit.xml"));
      expect(ran.read("junit.xml")).toContain('file="features/greet.feature" line="6"');
      expect((await project.cli(["verify", ran.bundle])).code).toBe(0);
      const again = await project.run(["features/greet.feature"]);
      expect(again.report.content_digest).toBe(report.content_digest);
    }));

  it("are selected by name, tag, line and shard, and shown by a dry run", () =>
    local(async (project) => {
      project.file("features/greet.feature", GOOD);
      const planned = async (...args: string[]) => {
        const { code, stdout, stderr } = await project.cli(["run", "features", "--dry-run", ...args]);
        expect(code, stderr).toBe(0);
        return (JSON.parse(stdout) as { scenarios: { name: string }[] }).scenarios.map(({ name }) => name);
      };
      expect(await planned("--tag", "@smoke")).toEqual(["says hello"]);
      expect(await planned("--tag", "not smoke")).toEqual(["says hello to bob", "says hello to eve"]);
      expect(await planned("--scenario", "*eve")).toEqual(["says hello to eve"]);
      expect([...(await planned("--shard", "1/2")), ...(await planned("--shard", "2/2"))].sort()).toHaveLength(3);
      const byLine = await project.run(["features/greet.feature:5"]);
      expect(byLine.report.scenarios.map(({ name }) => name)).toEqual(["says hello"]);
      const none = await project.cli(["run", "features", "--scenario", "says helo"]);
      expect([none.code, none.stderr]).toEqual([2, expect.stringContaining("says hello")]);
    }));

  it("run beside scenarios of a cleanroom.toml that is named with them", () =>
    local(async (project) => {
      project.file("features/greet.feature", GOOD);
      project.file("cleanroom.toml", '[[scenarios]]\nname = "plain"\nsteps = [{ command = ["true"] }]\n');
      const both = await project.run(["cleanroom.toml", "features", "--backend", "local"]);
      expect(both.report.scenarios.map(({ name }) => name)).toEqual([
        "plain",
        "says hello",
        "says hello to bob",
        "says hello to eve",
      ]);
      const features = await project.run(["--config", "cleanroom.toml", "features", "--backend", "local"]);
      expect(features.report.scenarios).toHaveLength(3);
    }));

  it("fail where the program does not do what they say, at the line that says it", () =>
    local(async (project) => {
      const lines = ["Scenario: fails", '  Given a fixture project "greet"', '  When I run ["fail"] using "local"'];
      project.file("bad.feature", feature(...lines, "  Then the exit code is 0", "  And stdout is empty"));
      const ran = await project.run(["bad.feature"], { env: { GITHUB_ACTIONS: "true" } });
      expect(ran.code).toBe(1);
      expect(ran.report.scenarios[0]?.steps.map(({ outcome }) => outcome)).toEqual([
        "passed",
        "passed",
        "failed",
        "skipped",
      ]);
      expect(ran.report.error).toMatchObject({ kind: "AssertionFailed", context: { actual: 3 } });
      expect(ran.report.error?.message).toContain("no way");
      expect(ran.report.steps[2]?.location).toEqual({ file: "bad.feature", line: 5, column: 5 });
    }));

  it("tell an undefined step with its place, the nearest phrase and how to define it", () =>
    local(async (project) => {
      project.file("odd.feature", feature("Scenario: odd", "  Then the exit kode is 0", "  Then the exit code is 0"));
      const ran = await project.run(["odd.feature"]);
      expect(ran.code).toBe(1);
      const [step, rest] = ran.report.steps;
      expect(step?.error).toMatchObject({ kind: "ConfigInvalid", context: { status: "undefined" } });
      expect(step?.error?.message).toContain("odd.feature:3");
      expect(step?.error?.message).toContain("Then the exit code is 0");
      expect(step?.error?.hint).toContain('then("the exit kode is {int}", async (world, int1) => {');
      expect(rest?.outcome).toBe("skipped");
    }));

  it("are refused before anything starts where they are no Gherkin, every problem with its place", () =>
    local(async (project) => {
      project.file("features/a.feature", "Feature: a\n  Scenario: x\n    Given y\n    Whenever I run\n    Sometimes\n");
      project.file("features/b.feature", "Scenario: no feature\n");
      const { code, stderr } = await project.cli(["run", "features"]);
      expect(code).toBe(2);
      for (const place of ["features/a.feature:4:5", "features/a.feature:5:5", "features/b.feature:1:1"]) {
        expect(stderr).toContain(place);
      }
      expect(project.runDirs()).toEqual([]);
      const missing = await project.cli(["run", "features/c.feature"]);
      expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining("no such feature file")]);
    }));

  it("skip what a missing engine would run, and fail it where engines are demanded", () =>
    local(async (project) => {
      const given = ["Scenario: on docker", '  Given a fixture project "greet"'];
      project.file(
        "docker.feature",
        feature(...given, '  When I run ["ada"] using "docker"', "  Then the exit code is 0"),
      );
      const env = { DOCKER_HOST: "unix:///nonexistent.sock" };
      const skipped = await project.run(["docker.feature"], { env });
      expect([skipped.code, skipped.report.outcome, skipped.report.scenarios[0]?.reason]).toEqual([
        0,
        "skipped",
        "engine unavailable",
      ]);
      const demanded = await project.run(["docker.feature", "--require-backend"], { env });
      expect([demanded.code, demanded.report.error?.kind]).toEqual([3, "EngineUnavailable"]);
    }));

  it("keep secrets that a feature sets out of everything that is written", () =>
    local(async (project) => {
      const secret = "s3cr3t-of-a-feature";
      const lines = [
        "Scenario: secret",
        '  Given a fixture project "greet"',
        `  Given environment API_TOKEN="${secret}"`,
      ];
      project.file(
        "features/secret.feature",
        feature(...lines, `  When I run ["${secret}"] using "local"`, "  Then artifacts contain no unredacted secrets"),
      );
      const ran = await project.run(["features"]);
      expect(ran.code, ran.shown).toBe(0);
      expect(ran.shown + ran.read("report.json") + ran.read("messages.ndjson") + ran.read("report.html")).not.toContain(
        secret,
      );
      expect(ran.read("messages.ndjson")).toContain("[REDACTED]");
    }));

  it("write messages that Cucumber's own HTML formatter accepts", () =>
    local(async (project) => {
      project
        .file("features/greet.feature", GOOD)
        .file("features/odd.feature", feature("Scenario: odd", "  When pigs fly"));
      const ran = await project.run(["features"]);
      const messages = ran.read("messages.ndjson").trimEnd().split("\n");
      const { CucumberHtmlStream } = await import("@cucumber/html-formatter");
      const html = await new Promise<string>((resolve, reject) => {
        const chunks: string[] = [];
        const stream = new CucumberHtmlStream();
        stream.on("data", (chunk: Buffer) => chunks.push(String(chunk)));
        stream.on("end", () => resolve(chunks.join("")));
        stream.on("error", reject);
        for (const line of messages) stream.write(JSON.parse(line));
        stream.end();
      });
      expect(html).toContain("says hello to eve");
      const { default: schema } = (await import("@cucumber/messages/schema", { with: { type: "json" } })) as {
        default: object;
      };
      const { Ajv2020 } = await import("ajv/dist/2020.js");
      const validate = new Ajv2020({ strict: false }).compile(schema);
      for (const line of messages)
        expect(validate(JSON.parse(line)), `${line}: ${JSON.stringify(validate.errors)}`).toBe(true);
    }));
});

describe.concurrent("steps of one's own", () => {
  it("come from the module beside the features, and win over the vocabulary", () =>
    local(async (project) => {
      project.file(
        "features/cleanroom.steps.mjs",
        `export default function ({ given, then, before, after, defineParameterType }) {
  defineParameterType({ name: "language", regexp: /French|German/, transformer: (name) => ({ French: "bonjour", German: "hallo" })[name] });
  before({ tags: "@polite" }, (world) => { world.state.polite = true; });
  after((world, { outcome }) => world.log("it " + outcome));
  given("a greeting in {language}", (world, word) => { world.env.GREETING = word; });
  then("the exit code is {int}", (world, code) => {
    if (!world.state.polite || world.last().exitCode !== code) throw new Error("not polite");
  });
}\n`,
      );
      const lines = [
        'Given a fixture project "greet"',
        "And a greeting in German",
        'When I run ["ada"] using "local"',
        'Then stdout contains "hallo"',
        "And the exit code is 0",
      ];
      project.file("features/own.feature", feature("@polite", "Scenario: own", ...lines.map((line) => `  ${line}`)));
      const ran = await project.run(["features"]);
      expect(ran.code, ran.shown).toBe(0);
      expect(ran.read("messages.ndjson")).toContain("it passed");
    }));

  it("come from the modules that the configuration names; what they throw fails the step", () =>
    local(async (project) => {
      project.file("cleanroom.toml", 'steps = ["steps/*.mjs"]\n');
      project.file(
        "steps/a.mjs",
        'export const steps = ({ when }) => when("it breaks", () => { throw new TypeError("broken"); });\n',
      );
      project.file("own.feature", feature("Scenario: own", "  When it breaks"));
      const ran = await project.run(["own.feature"]);
      expect(ran.code).toBe(1);
      expect(ran.report.error).toMatchObject({ kind: "AssertionFailed", message: "broken" });
      project.file("steps/b.mjs", "export const nothing = 1;\n");
      const bad = await project.cli(["run", "own.feature"]);
      expect([bad.code, bad.stderr]).toEqual([2, expect.stringContaining("steps/b.mjs exports no function")]);
    }));
});

describe("the 27 features as they are written", () => {
  it(
    "run on the local backend, where nothing is undefined",
    () =>
      inProject(null, async (project) => {
        const features = join(ROOT, "test/e2e/spec-features");
        // What takes compilers, the network or engines is for the acceptance suite in features/.
        const tags = "not (@doc or @compile or @security or @coverage or @services or @skip or @matrix)";
        const args = ["run", features, "--backend", "local", "--tag", tags, "--output-dir", project.output, "--json"];
        const { stdout, stderr } = await project.cli(args, {
          cwd: ROOT,
          env: { DOCKER_HOST: "unix:///nonexistent.sock", CLEANROOM_PODMAN_SOCKET: "/nonexistent.sock" },
        });
        const report = JSON.parse(stdout) as {
          scenarios: { name: string; outcome: string; reason: string | null; error: { message: string } | null }[];
        };
        const bad = report.scenarios.filter(({ outcome }) => outcome === "failed" || outcome === "error");
        expect(
          bad.map(({ name, error }) => `${name}: ${error?.message}`),
          stderr,
        ).toEqual([]);
        const skipped = report.scenarios.filter(({ outcome }) => outcome === "skipped").map(({ reason }) => reason);
        expect(new Set(skipped)).toEqual(new Set(["engine unavailable", "the OS is not Windows"]));
      }),
    120_000,
  );
});
