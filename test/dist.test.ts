import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { builtinModules } from "node:module";
import { homedir, tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT, registryHosts } from "./repository.test-support.js";

// The committed dist, as a user's machine gets it: alone.
const home = mkdtempSync(join(tmpdir(), "dist-"));
const dist = join(home, "dist");
const cli = join(dist, "cli.js");

beforeAll(() => cpSync(join(ROOT, "dist"), dist, { recursive: true }));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };

function distFiles(pattern: RegExp): string[] {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function cleanroom(...args: string[]) {
  const cwd = mkdtempSync(join(home, "empty-"));
  return spawnSync(process.execPath, [cli, ...args], { cwd, encoding: "utf8" });
}

describe("dist", () => {
  it("says its version from an empty folder, with nothing installed", () => {
    const { status, stdout, stderr } = cleanroom("--version");
    expect([status, stdout, stderr]).toEqual([0, `${version}\n`, ""]);
  });

  it.skipIf(process.platform === "win32")("is a program of its own", () => {
    expect(statSync(cli).mode & 0o111).toBe(0o111);
    expect(execFileSync(cli, ["--version"], { cwd: home, encoding: "utf8" })).toBe(`${version}\n`);
  });

  it("shows its help and refuses what it does not know", () => {
    expect(cleanroom("--help").stdout).toContain("verify");
    const wrong = cleanroom("rnu");
    expect([wrong.status, wrong.stdout]).toEqual([2, ""]);
    expect(wrong.stderr).toContain("run");
  });

  it("prints the schemas that are published", () => {
    const printed = (...args: string[]) => JSON.parse(cleanroom("schema", ...args).stdout) as unknown;
    const published = (name: string) => JSON.parse(readFileSync(join(ROOT, "schemas", name), "utf8")) as unknown;
    expect(printed()).toEqual(published("config.schema.json"));
    expect(printed("--report")).toEqual(published("report.schema.json"));
  });

  it("is a library that needs nothing else", () => {
    const program = `import { run, CleanroomError } from ${JSON.stringify(new URL(`file://${dist}/index.js`).href)};
      console.log(typeof run, new CleanroomError("Timeout", "m", { hint: "h" }).kind);`;
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
      cwd: home,
      encoding: "utf8",
    });
    expect([stdout, stderr]).toEqual(["function Timeout\n", ""]);
  });

  it("has declarations that stand alone", () => {
    const project = mkdtempSync(join(home, "types-"));
    const folder = join(project, "node_modules/cleanroom");
    mkdirSync(folder, { recursive: true });
    cpSync(join(dist, "types"), join(folder, "dist/types"), { recursive: true });
    cpSync(join(ROOT, "package.json"), join(folder, "package.json"));
    writeFileSync(join(project, "package.json"), '{ "type": "module" }\n');
    writeFileSync(
      join(project, "user.ts"),
      'import { run } from "cleanroom";\nexport const text: Parameters<typeof run> = [["a"]];\n',
    );
    const flags = "--noEmit --strict --target es2022 --lib es2023 --module nodenext --types node user.ts".split(" ");
    flags.push("--typeRoots", join(ROOT, "node_modules/@types"));
    const tsc = spawnSync(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), ...flags], {
      cwd: project,
      encoding: "utf8",
    });
    expect(tsc.stdout).toBe("");
  });

  it("starts without loading an engine's client or the toolkit", () => {
    const { stdout } = spawnSync(
      process.execPath,
      [
        "--expose-internals",
        "--input-type=module",
        "-e",
        `
      process.argv = [process.argv[0], ${JSON.stringify(cli)}, "--version"];
      await import(${JSON.stringify(`file://${cli}`)});
      const { builtinModules: known } = await import("node:module");
      console.log(process.moduleLoadList.filter((each) => /NativeModule (http|https|child_process)$/.test(each)).join(), known.length > 0);
    `,
      ],
      { encoding: "utf8" },
    );
    expect(stdout).toBe(`${version}\n true\n`);
  });

  it("imports only its own files and Node's modules", () => {
    const bare = distFiles(/\.js$/).flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/(?:^|[;\n}])\s*(?:import|export)\b[^;"'`]*?(?:from\s*)?"([^"\n]+)"/g)]
        .map((match) => match[1] ?? "")
        .filter((name) => !name.startsWith(".") && !name.startsWith("node:") && !builtinModules.includes(name))
        .map((name) => `${relative(dist, file)}: ${name}`),
    );
    expect(bare).toEqual([]);
  });

  it("names no path of the machine it was made on, and no package registry", () => {
    const names = [
      ROOT,
      tmpdir() === "/tmp" ? "" : tmpdir(),
      homedir().length > "/root".length ? homedir() : "",
      ...registryHosts(),
    ];
    const found = distFiles(/./).flatMap((file) => {
      const text = readFileSync(file, "utf8");
      return names
        .filter((name) => name !== "" && text.includes(name))
        .map((name) => `${relative(dist, file)}: ${name}`);
    });
    expect(found).toEqual([]);
  });

  it("tells the licences of the packages inside", () => {
    const text = readFileSync(join(dist, "LICENSES.txt"), "utf8");
    for (const name of ["dockerode", "zod", "tar-stream"]) expect(text).toMatch(new RegExp(`^${name} \\d`, "m"));
    expect(existsSync(join(dist, "package.json"))).toBe(true);
  });
});
