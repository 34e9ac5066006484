import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadConfig } from "../src/config/load.js";
import { type FencedBlock, fencedBlocks } from "./fenced-blocks.test-support.js";
import { readmeProject } from "./readme-project.test-support.js";
import { ROOT } from "./repository.test-support.js";

// `sh` blocks say on the line above what becomes of them:
//   <!-- ci: first -->, <!-- ci: test -->   .ci/run runs them, in a clean clone
//   <!-- run -->                            run here, in a copy of the project
//   <!-- not run: the reason -->
// `ts` blocks are type-checked and run, or only checked below <!-- not run: the reason -->.
// `toml`, `yaml` and `json` blocks are always checked. `text` blocks are what a command prints.
const blocks = fencedBlocks(readFileSync(join(ROOT, "README.md"), "utf8"));
const of = (...languages: string[]) => blocks.filter(({ language }) => languages.includes(language));
const named = (list: FencedBlock[]) => list.map((block) => [`README.md:${block.line}`, block] as const);
const NOT_RUN = /^not run: \S/;

describe("fenced blocks", () => {
  it("are found with their marks", () => {
    const text = "a\n<!-- run -->\n```sh\nx\n```\n\n  ````ts\n  ```\n  ````\n";
    expect(fencedBlocks(text)).toEqual([
      { language: "sh", mark: "run", text: "x\n", line: 3 },
      { language: "ts", mark: null, text: "```\n", line: 7 },
    ]);
    expect(() => fencedBlocks("```sh\n")).toThrow("line 1");
  });
});

describe("links to files of the repository", () => {
  const documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"];
  it.each(documents)("%s names only what is there", (name) => {
    const text = readFileSync(join(ROOT, name), "utf8");
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1] ?? "");
    const paths = [...text.matchAll(/`((?:src|test|scripts|schemas|\.ci|\.github)\/[^`\s*]+)`/g)].map(
      (match) => match[1] ?? "",
    );
    expect([...links, ...paths].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

describe("the README", () => {
  it("has examples of every kind, and none that nothing checks", () => {
    const languages = new Set(blocks.map(({ language }) => language));
    expect(
      [...languages].filter((each) => !["sh", "toml", "yaml", "ts", "json", "gherkin", "text"].includes(each)),
    ).toEqual([]);
    for (const language of ["sh", "toml", "yaml", "ts"]) expect([...languages]).toContain(language);
  });

  it("says of every command whether it is run", () => {
    const unclear = of("sh").filter(
      ({ mark }) => !/^(run|ci: (first|test))$/.test(mark ?? "") && !NOT_RUN.test(mark ?? ""),
    );
    expect(unclear).toEqual([]);
    for (const name of ["first", "test"]) expect(of("sh").filter(({ mark }) => mark === `ci: ${name}`)).toHaveLength(1);
  });
});

const commands = named(of("sh").filter(({ mark }) => mark === "run"));
describe.skipIf(commands.length === 0 || process.platform === "win32")("commands", () => {
  const project = readmeProject();
  afterAll(() => rmSync(project.dir, { recursive: true, force: true }));

  it.each(commands)("%s works", (_, { text }) => {
    const run = spawnSync("bash", ["-euo", "pipefail", "-c", text], {
      cwd: project.dir,
      env: project.env,
      encoding: "utf8",
    });
    expect(run.status, `${run.stdout}${run.stderr}`).toBe(0);
  });
});

describe.skipIf(process.platform === "win32")("features", () => {
  const project = readmeProject();
  afterAll(() => rmSync(project.dir, { recursive: true, force: true }));

  it.each(named(of("gherkin")))("%s passes", (_, { text }) => {
    writeFileSync(join(project.dir, "readme.feature"), text);
    const command = "cleanroom run readme.feature --backend local";
    const run = spawnSync("sh", ["-c", command], { cwd: project.dir, env: project.env, encoding: "utf8" });
    expect(run.status, `${run.stdout}${run.stderr}`).toBe(0);
    expect(run.stdout).toContain("1 passed");
  });
});

describe("configuration", () => {
  it.each(named(of("toml")))("%s loads", async (_, { text }) => {
    const dir = mkdtempSync(join(tmpdir(), "readme-toml-"));
    try {
      writeFileSync(join(dir, "cleanroom.toml"), text);
      const loaded = await loadConfig({ cwd: dir, env: {}, configPath: "cleanroom.toml", overrides: [] });
      expect(loaded.settings).toBeDefined();
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });

  it.each(named(of("json")))("%s is JSON", (_, { text }) => {
    expect(JSON.parse(text)).toBeDefined();
  });
});

describe("workflows", () => {
  const action = readFileSync(join(ROOT, "action.yml"), "utf8");
  const [, inputs = "", outputs = ""] = /^inputs:\n([\s\S]*?)^outputs:\n([\s\S]*?)^runs:/m.exec(action) ?? [];
  const keys = (yaml: string) => [...yaml.matchAll(/^ {2}([\w-]+):/gm)].map((match) => match[1]);

  it.each(named(of("yaml")))("%s uses inputs and outputs that the action has", (_, { text }) => {
    const known = keys(inputs);
    expect(known).toContain("backend");
    for (const [, indent = "", body = ""] of text.matchAll(
      /uses: (?:\.\/|[\w.-]*cleanroom[\w./-]*@.*)\n( *)with:\n((?:\1 {2}.*\n)*)/g,
    )) {
      const used = [...body.matchAll(new RegExp(`^${indent} {2}([\\w-]+):`, "gm"))].map((match) => match[1]);
      expect(used.filter((key) => !known.includes(key))).toEqual([]);
    }
    const read = [...text.matchAll(/steps\.cleanroom\.outputs\.([\w-]+)/g)].map((match) => match[1]);
    expect(read.filter((key) => !keys(outputs).includes(key))).toEqual([]);
  });
});

const programs = named(of("ts"));
describe.skipIf(programs.length === 0)("programs", () => {
  // Inside the repository, for the packages that the examples import.
  const folder = join(ROOT, "build", `readme-${process.pid}`);
  const file = (block: FencedBlock) => join(folder, `line-${block.line}.ts`);
  beforeAll(() => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
    for (const [, block] of programs) writeFileSync(file(block), `${block.text}\nexport {};\n`);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("type-check", () => {
    const { config } = ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, ROOT);
    const program = ts.createProgram(
      programs.map(([, block]) => file(block)),
      {
        ...options,
        rootDir: ROOT,
        noEmit: true,
        noUnusedLocals: false,
        paths: { cleanroom: [join(ROOT, "src/index.ts")] },
      },
    );
    const problems = programs.flatMap(([name, block]) =>
      ts.getPreEmitDiagnostics(program, program.getSourceFile(file(block))).map(({ messageText, start, file: at }) => {
        const line = at && start !== undefined ? block.line + at.getLineAndCharacterOfPosition(start).line + 1 : 0;
        return `${name}, line ${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
      }),
    );
    expect(problems).toEqual([]);
  });

  const runnable = programs.filter(([, { mark }]) => !NOT_RUN.test(mark ?? ""));
  it.skipIf(runnable.length === 0).each(runnable)("%s runs", async (_, block) => {
    const outfile = file(block).replace(/\.ts$/, ".mjs");
    await build({
      entryPoints: [file(block)],
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      packages: "external",
      alias: { cleanroom: join(ROOT, "src/index.ts") },
      logLevel: "silent",
    });
    const project = readmeProject();
    try {
      execFileSync(process.execPath, [outfile], {
        cwd: project.dir,
        env: project.env,
        encoding: "utf8",
        stdio: "pipe",
      });
    } finally {
      rmSync(project.dir, { recursive: true, force: true });
    }
  });
});
