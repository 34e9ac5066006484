import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT, registryHosts } from "./repository.test-support.js";

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

/** The files that belong to the repository: tracked ones, and those that would be. */
function repositoryFiles(): string[] {
  const git = ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const listed = existsSync(join(ROOT, ".git"))
    ? execFileSync("git", git, { cwd: ROOT, encoding: "utf8" }).split("\0").filter(Boolean)
    : readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter(
        (path) => !/^(node_modules|dist|build)\b/.test(path),
      );
  return listed.filter((path) => existsSync(join(ROOT, path)));
}

const files = repositoryFiles();
const sources = files.filter((path) => /^(src|test|scripts|bench)\/.*\.(ts|mjs|cjs)$/.test(path));
const product = sources.filter((path) => path.startsWith("src/") && !/\.(test|test-support)\.ts$/.test(path));

/** `path:line: text` of every line that matches. */
function hits(paths: readonly string[], pattern: RegExp): string[] {
  return paths.flatMap((path) =>
    readFileSync(join(ROOT, path), "utf8")
      .split("\n")
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
}

const isCode = (hit: string) => !/^\S+ (\*|\/\/|\/\*)/.test(hit);

describe("the sources", () => {
  it("are found", () => {
    expect(product.length).toBeGreaterThan(50);
  });

  it("are all in the repository: none is ignored by accident", () => {
    const there = ["src", "test", "scripts"].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll("\\", "/")),
    );
    expect(there.filter((path) => !files.includes(path))).toEqual([]);
  });

  it("have no file over 300 lines", () => {
    const long = sources
      .map((path) => ({ path, lines: readFileSync(join(ROOT, path), "utf8").split("\n").length - 1 }))
      .filter(({ path, lines }) => path.startsWith("src/") && lines > 300);
    expect(long).toEqual([]);
  });

  it("bring the program of every fixture", () => {
    const fixtures = readdirSync(join(ROOT, "fixtures")).filter((name) => name.startsWith("cli_"));
    expect(fixtures.length).toBeGreaterThan(10);
    const lacking = fixtures.filter((name) => !files.includes(`fixtures/${name}/target/debug/${name}`));
    expect(lacking).toEqual([]);
  });

  it("go round no check", () => {
    const others = sources.filter((path) => path !== "test/repo.test.ts");
    expect(hits(others, /\bas any\b|@ts-(ignore|nocheck)|biome-ignore-all|eslint-disable/)).toEqual([]);
  });

  it("leave nothing for later", () => {
    const others = sources.filter((path) => path !== "test/repo.test.ts");
    expect(hits(others, /\b(TODO|FIXME|XXX|HACK)\b|not implemented/i)).toEqual([]);
  });

  it("run every test", () => {
    const tests = sources.filter((path) => path.endsWith(".test.ts") && path !== "test/repo.test.ts");
    expect(hits(tests, /\b(it|test|describe)\.(only|todo)\b/)).toEqual([]);
  });

  it("read the process's own state at the doors alone", () => {
    const inner = product.filter((path) => !/^src\/(action|cli|library)\//.test(path));
    expect(
      hits(inner, /\bprocess\.(env|exit|exitCode|argv|cwd|stdin|stdout|stderr)\b(?!\.code")/).filter(isCode),
    ).toEqual([]);
  });

  it("are named in kebab-case, for what they hold", () => {
    const named = sources.flatMap((path) => path.split("/").slice(1));
    expect(named.filter((part) => !KEBAB.test(part))).toEqual([]);
    const vague = sources.filter((path) => /^(utils?|helpers?|misc|common|manager)\b/.test(basename(path)));
    expect(vague).toEqual([]);
  });
});

describe("the repository", () => {
  it("locks versions and checksums, not the registry they came from", () => {
    const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
      packages: Record<string, { resolved?: string; integrity?: string }>;
    };
    const packages = Object.entries(lock.packages).filter(([path]) => path !== "");
    expect(packages.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
    expect(packages.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([]);
  });

  it("locks the packages of every platform, as npm refuses a lock file that lacks some", () => {
    const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const locked = new Set(Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, "")));
    const wanted = Object.values(lock.packages).flatMap(({ optionalDependencies }) =>
      Object.keys(optionalDependencies ?? {}),
    );
    expect(wanted.length).toBeGreaterThan(20);
    expect(wanted.filter((name) => !locked.has(name))).toEqual([]);
  });

  it("names no package registry and no path of a machine", () => {
    const texts = files.filter((path) => !path.startsWith("dist/") && !/\.(tar|tgz|gz|png|bin)$/.test(path));
    const names = new RegExp(
      [...registryHosts(), ROOT].map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"),
    );
    expect(hits(texts, names)).toEqual([]);
  });
});
