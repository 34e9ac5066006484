import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  CLI_COV,
  collect,
  hitsByLine,
  hitsOfTracefile,
  lacking,
  left,
  onHost,
  project,
  tempFolder,
  tool,
  versionOf,
} from "../tools.test-support.js";

describe.skipIf(lacking("lcov", "gcc"))("a tracefile of lcov", () => {
  it("gives lcov's own hits for each line, added up over two of them", async () => {
    const [cell, host] = [tempFolder(), tempFolder()];
    for (const folder of [cell, host]) cpSync(join(CLI_COV, "src"), join(folder, "src"), { recursive: true });
    tool("gcc", ["--coverage", "-O0", "src/cli_cov.c", "src/work.c", "-o", "program"], { cwd: cell });
    const capture = (name: string, ...args: string[]) => {
      tool("./program", args, { cwd: cell });
      const rc = ["--rc", "lcov_branch_coverage=1", "--quiet"];
      tool("lcov", [...rc, "--capture", "--directory", ".", "--no-external", "--output-file", name], { cwd: cell });
      tool("lcov", ["--quiet", "--zerocounters", "--directory", "."], { cwd: cell });
      return join(cell, name);
    };
    const files = [capture("1.info", "cover", "--work"), capture("2.info", "cover", "--all")];
    tool("lcov", ["--quiet", "-a", "1.info", "-a", "2.info", "-o", "both.info"], { cwd: cell });
    const { coverage, problems, totals } = await collect(
      host,
      files.map((file) => onHost(file)),
      { roots: [cell] },
    );
    expect(problems).toEqual([]);
    const own = readFileSync(join(cell, "both.info"), "utf8");
    expect(hitsByLine(coverage)).toEqual(hitsOfTracefile(own, (path) => path.slice(cell.length + 1)));
    expect(totals.functions.covered).toBe([...own.matchAll(/^FNDA:[1-9]/gm)].length);
    expect(totals.branches.total).toBeGreaterThan(10);
  });
});

describe("LCOV", () => {
  const folder = project({ "a.c": "1\n2\n3\n" });
  const read = (text: string) => collect(folder, [left("coverage/lcov.info", text)]);

  it("is read as versions 1 and 2 write it", async () => {
    const text = `TN:test
SF:/workspace/a.c
FN:1,3,operator,(int, int)
FNDA:4,operator,(int, int)
FNL:0,2,3
FNA:0,1,late
BRDA:2,e0,jump to 3,-
BRDA:2,e0,jump to 4,2
DA:1,1e+3,checksum==
DA:2,-5
LF:2
end_of_record
`;
    const { coverage } = await read(text);
    const file = coverage.get("run")?.files.get("a.c");
    expect(hitsByLine(coverage)).toEqual({ "a.c": { 1: 1000, 2: 0 } });
    expect([...(file?.functions.values() ?? [])]).toEqual([
      { name: "operator,(int, int)", line: 1, hits: 4 },
      { name: "late", line: 2, hits: 1 },
    ]);
    expect([...(file?.branches.values() ?? [])]).toEqual([{ line: 2, hits: [0, 2] }]);
  });

  it.each([
    ["cut off", "TN:\nSF:/workspace/a.c\nDA:1,1\n", 3, "it ends in the middle of a record"],
    ["with no number", "SF:/workspace/a.c\nDA:one,1\nend_of_record\n", 2, "this is no DA record: DA:one,1"],
    ["with something else in it", "SF:/workspace/a.c\nhello\n", 2, "this is no record of an LCOV tracefile: hello"],
    ["without a source", "TN:\n\nSF:a.c\nend_of_record\nDA:1,1\n", 5, "DA comes before any SF"],
  ])("%s is told with its line", async (_what, text, line, says) => {
    const { problems } = await read(text);
    expect(problems).toMatchObject([{ kind: "ArtifactInvalid", context: { line } }]);
    expect(problems[0]?.message).toBe(`coverage/lcov.info of step "step":${line}: ${says}`);
  });
});

const PYTHON = "def f(x):\n    if x:\n        return 1\n    return 2\n\n\nf(1)\nif __name__ == '__main__':\n    f(1)\n";
const python = (cwd: string, ...args: string[]) => tool("/usr/bin/python3", ["-m", "coverage", ...args], { cwd });
const noCoveragePy = (() => {
  try {
    python("/", "--version");
    return false;
  } catch {
    return lacking("no-such-tool");
  }
})();

describe.skipIf(noCoveragePy)("coverage.py", () => {
  it("gives the same lines as JSON, LCOV and Cobertura", async () => {
    const cell = project({ "pkg/app.py": PYTHON });
    python(cell, "run", "--branch", "pkg/app.py");
    const expected = { "pkg/app.py": { 1: 1, 2: 1, 3: 1, 4: 0, 7: 1, 8: 1, 9: 1 } };
    for (const [kind, name] of [
      ["json", "coverage.json"],
      ["lcov", "coverage.lcov"],
      ["xml", "coverage.xml"],
    ] as const) {
      python(cell, kind, "-o", name);
      const { coverage, problems, totals } = await collect(
        project({ "pkg/app.py": PYTHON }),
        [onHost(join(cell, name))],
        { roots: [cell] },
      );
      expect({ kind, problems, hits: hitsByLine(coverage) }).toEqual({ kind, problems: [], hits: expected });
      if (kind !== "lcov") expect(totals.branches).toMatchObject({ total: 4, covered: 2 });
    }
    const database = await collect(cell, [onHost(join(cell, ".coverage"))]);
    expect(database.warnings[0]).toContain("python -m coverage json");
  });
});

describe.skipIf(versionOf("go", "version") === null)("Go's cover profile", () => {
  it("leads to the sources of its module, and adds up packages that ran the same code", async () => {
    const files = {
      "go.mod": "module example.com/demo\n\ngo 1.19\n",
      "calc/calc.go":
        "package calc\n\nfunc Sign(n int) int {\n\tif n < 0 {\n\t\treturn -1\n\t}\n\tfor i := 0; i < n; i++ {\n\t\tn--\n\t}\n\treturn 1\n}\n",
      "calc/calc_test.go": 'package calc\n\nimport "testing"\n\nfunc TestSign(t *testing.T) {\n\tSign(4)\n}\n',
    };
    const folder = project(files);
    const env = { GOFLAGS: "-mod=mod", GOCACHE: tempFolder(), GOPATH: tempFolder(), GO111MODULE: "on" };
    tool("go", ["test", "-covermode=count", "-coverprofile=c.out", "./..."], { cwd: folder, env });
    const profile = readFileSync(join(folder, "c.out"), "utf8");
    const { coverage, problems } = await collect(folder, [
      left("coverage/c.out", profile),
      left("coverage/d.out", profile),
    ]);
    expect(problems).toEqual([]);
    expect(hitsByLine(coverage)).toEqual({ "calc/calc.go": { 3: 2, 4: 2, 5: 0, 6: 0, 7: 4, 8: 4, 9: 4, 10: 2 } });
  });
});

describe("Go's coverage data", () => {
  it("that breaks off is told with its line", async () => {
    const { problems } = await collect(project({}), [
      left("coverage/c.out", "mode: set\na.go:1.2,3.4 1 1\na.go:9.1,1"),
    ]);
    expect(problems[0]?.message).toContain(":3: this is no block of a Go cover profile: a.go:9.1,1");
  });

  it("from GOCOVERDIR needs go, and says so", async () => {
    const files = [left("coverage/covmeta.ab12", "x"), left("coverage/covcounters.ab12.1.1", "x")];
    const { problems } = await collect(project({}), files, { env: { PATH: "" } });
    expect(problems[0]?.message).toContain("`go` is needed to read it");
    expect(problems[0]?.hint).toContain("Go 1.20 or newer");
  });
});

describe("XML reports", () => {
  const folder = project({ "src/com/acme/Foo.java": "1\n2\n3\n4\n", "lib/a.php": "1\n2\n3\n" });
  const read = (text: string, name = "report.xml") => collect(folder, [left(`coverage/${name}`, text)]);

  it("of Cobertura are read with their sources, methods and conditions", async () => {
    const { coverage, totals, formats } = await read(`<?xml version="1.0"?>
<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
<coverage line-rate="0.5"><sources><source>/builds/x/other</source><source>/workspace/src</source></sources><packages><package name="com.acme"><classes>
<class name="Foo" filename="com/acme/Foo.java"><methods><method name="&lt;init&gt;" signature="()V"><lines><line number="1" hits="2"/></lines></method></methods>
<lines><line number="1" hits="2"/><line number="2" hits="1" branch="true" condition-coverage="50% (1/2)"/></lines></class>
<class name="Foo$1" filename="com/acme/Foo.java"><methods/><lines><line number="2" hits="0"/><line number="4" hits="0"/></lines></class>
</classes></package></packages></coverage>`);
    expect(formats).toEqual(["cobertura"]);
    expect(hitsByLine(coverage)).toEqual({ "src/com/acme/Foo.java": { 1: 2, 2: 1, 4: 0 } });
    expect(totals).toMatchObject({ branches: { total: 2, covered: 1 }, functions: { total: 1, covered: 1 } });
    expect([...(coverage.get("run")?.files.values().next().value?.functions.keys() ?? [])]).toEqual(["1:<init>"]);
  });

  it("of JaCoCo are read through groups, by package and source", async () => {
    const { coverage, totals, formats } =
      await read(`<?xml version="1.0"?><!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd">
<report name="demo"><group name="app"><package name="com/acme"><class name="com/acme/Foo" sourcefilename="Foo.java"><method name="run" desc="()V" line="1"><counter type="METHOD" missed="0" covered="1"/></method></class>
<sourcefile name="Foo.java"><line nr="1" mi="0" ci="3" mb="1" cb="1"/><line nr="2" mi="2" ci="0" mb="0" cb="0"/></sourcefile></package></group></report>`);
    expect(formats).toEqual(["jacoco"]);
    expect(hitsByLine(coverage)).toEqual({ "src/com/acme/Foo.java": { 1: 1, 2: 0 } });
    expect(totals).toMatchObject({ branches: { total: 2, covered: 1 }, functions: { total: 1, covered: 1 } });
  });

  it("of Clover are read with and without packages", async () => {
    const { coverage, formats } = await read(`<?xml version="1.0"?><coverage generated="1"><project timestamp="1">
<file name="/workspace/lib/a.php"><line num="1" type="method" name="go" count="3"/><line num="2" type="stmt" count="0"/><line num="3" type="cond" truecount="1" falsecount="0" count="1"/></file></project></coverage>`);
    expect(formats).toEqual(["clover"]);
    expect(hitsByLine(coverage)).toEqual({ "lib/a.php": { 1: 3, 2: 0, 3: 1 } });
  });

  it.each([
    ["that are cut off", '<?xml version="1.0"?>\n<coverage line-rate="1">\n<packages>\n', "this is not whole XML"],
    [
      "with entities of their own",
      '<!DOCTYPE coverage [<!ENTITY a "b">]>\n<coverage line-rate="1"></coverage>',
      "it declares XML entities",
    ],
    [
      "with lines of no number",
      '<coverage line-rate="1"><packages><package><classes><class filename="x"><lines><line hits="1"/></lines></class></classes></package></packages></coverage>',
      "has no usable number",
    ],
  ])("%s are told", async (_what, text, says) => {
    const { problems } = await read(text);
    expect(problems).toMatchObject([{ kind: "ArtifactInvalid" }]);
    expect(problems[0]?.message).toContain(says);
  });
});
