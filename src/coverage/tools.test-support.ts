import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll } from "vitest";
import { type CollectInput, type CollectOptions, type CoverageResult, collectCoverage } from "./collect.js";
import { sumCoverage } from "./merge.js";
import { hitsOf, type ShardCoverage } from "./model.js";
import type { RawFile } from "./raw-file.js";

export const ROOT = resolve(import.meta.dirname, "../..");
export const CLI_COV = join(ROOT, "fixtures/cli_cov");

/** Where engines are required, so are the tools that coverage is checked against. */
const REQUIRED = process.env["CLEANROOM_TEST_REQUIRE_ENGINES"] !== undefined;

/** For `describe.skipIf`: whether one of the tools is not on this machine, unless it has to be. */
export function lacking(...tools: readonly string[]): boolean {
  return !REQUIRED && tools.some((name) => versionOf(name) === null);
}

/** What a tool says of its version; null where it is not on this machine. */
export function versionOf(name: string, flag = "--version"): string | null {
  const { error, stdout } = spawnSync(name, [flag], { encoding: "utf8" });
  return error === undefined ? stdout : null;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone after the tests of this file. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "cleanroom-coverage-test-"));
  folders.push(folder);
  return folder;
}

/** A project with these files. */
export function project(files: Readonly<Record<string, string>>, folder = tempFolder()): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** What a tool prints. Throws where it fails. */
export function tool(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): string {
  const env = { ...process.env, ...options.env };
  return execFileSync(command, args, {
    ...options,
    env,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** A file that a step left, in memory. */
export function left(path: string, content: string | Uint8Array, step = "step"): RawFile {
  return { step, path, content: typeof content === "string" ? Buffer.from(content) : content };
}

/** A file that lies on disk. */
export function onHost(hostPath: string, step = "step"): RawFile {
  return { step, path: `coverage/${hostPath.slice(hostPath.lastIndexOf("/") + 1)}`, content: { hostPath } };
}

/** `collectCoverage` for a project whose steps ran in /workspace. */
export function collect(
  projectDir: string,
  files: readonly RawFile[],
  { options, ...rest }: Partial<Omit<CollectInput, "options">> & { options?: Partial<CollectOptions> } = {},
): Promise<CoverageResult> {
  return collectCoverage({
    files,
    binaries: [],
    projectDir,
    roots: ["/workspace"],
    tempDir: tempFolder(),
    shard: "run",
    env: process.env,
    ...rest,
    options: { format: "auto", includeSystem: false, ...options },
  });
}

/** Hits by line, by source. */
export type Hits = Record<string, Record<number, number>>;

export function hitsByLine(coverage: CoverageResult["coverage"] | ShardCoverage): Hits {
  const { files } = coverage instanceof Map ? sumCoverage(coverage) : (coverage as ShardCoverage);
  return Object.fromEntries(
    [...files].map(([path, { lines }]) => [
      path,
      Object.fromEntries([...lines].map(([line, counters]) => [line, hitsOf(counters)])),
    ]),
  );
}

/** The DA records of a tracefile that another tool wrote, read in the plainest way. */
export function hitsOfTracefile(text: string, pathOf: (source: string) => string): Hits {
  const hits: Hits = {};
  let lines: Record<number, number> = {};
  for (const record of text.split("\n")) {
    const [, source] = /^SF:(.*)$/.exec(record) ?? [];
    if (source !== undefined) {
      lines = hits[pathOf(source)] ?? {};
      hits[pathOf(source)] = lines;
    }
    const [, line, count] = /^DA:(\d+),(\d+)/.exec(record) ?? [];
    if (line !== undefined) lines[Number(line)] = Number(count);
  }
  return hits;
}
