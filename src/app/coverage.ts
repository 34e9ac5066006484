import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, posix, resolve } from "node:path";
import { changeBase } from "../ci/change-base.js";
import { asCleanroomError } from "../core/errors.js";
import type { CollectInput } from "../coverage/collect.js";
import type { RunTool } from "../coverage/run-tool.js";
import type { CoverageDemand } from "../engine/context.js";
import type { Report } from "../model/report.js";
import type { CoverageFile, ScenarioResult } from "../model/result.js";
import type { Settings } from "../model/settings.js";
import type { Redactor } from "../redaction/redactor.js";
import { coverageReport } from "./coverage-report.js";
import { type RunFile, slug } from "./run-dir.js";

export interface CoverageFacts {
  readonly settings: Settings;
  /** The tested program on this host, null where there is none. */
  readonly bin: string | null;
  readonly runId: string;
  readonly tempDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly redactor: Redactor;
  readonly run: RunTool | null;
  readonly warn: (message: string) => void;
}

export interface RunCoverage {
  readonly report: NonNullable<Report["coverage"]>;
  /** The folder `coverage` of the run directory, the most important first. */
  readonly files: readonly RunFile[];
  /** Raw files that were not read for being larger than the run directory may be. */
  readonly omitted: Report["omitted"];
}

/** How steps are to be asked for coverage; null where none is collected. */
export async function coverageDemand(
  { coverage }: Settings,
  bin: string | null,
  env: CoverageFacts["env"],
): Promise<CoverageDemand | null> {
  if (!coverage.enabled) return null;
  const { format } = coverage;
  if (bin === null || !["auto", "profraw"].includes(format)) return { format, continuous: false };
  const { supportsContinuousMode } = await import("../coverage/environment.js");
  const { toolRunner } = await import("../coverage/run-tool.js");
  return { format, continuous: await supportsContinuousMode(bin, toolRunner(env)) };
}

/**
 * One coverage of the project from what the steps left; null where none was asked for. Data that can't be used is warned
 * about, and what is below its threshold is in the report's `failures`.
 */
export async function coverageOf(
  results: readonly ScenarioResult[],
  facts: CoverageFacts,
): Promise<RunCoverage | null> {
  const { settings, redactor, warn } = facts;
  if (!settings.coverage.enabled) return null;
  const steps = results.flatMap(({ steps }) => steps);
  const raw = steps.flatMap((step) => (step.coverage ?? []).map((file) => ({ step: step.report.name, file })));
  const { collectCoverage } = await import("../coverage/collect.js");
  const { renderOutputs } = await import("../coverage/outputs.js");
  const collected = await collectCoverage({
    files: raw.map(({ step, file: { path, hostPath } }) => ({ step, path, content: { hostPath } })),
    ...(await inputOf(facts)),
  });
  for (const warning of collected.warnings) warn(`coverage: ${warning}`);
  for (const { message, hint } of collected.problems) warn(`coverage: ${message} ${hint}`);
  if (collected.formats.length === 0) {
    warn("coverage is asked for, and no step left any: were the programs built with it?");
  }
  const documents = [...renderOutputs(collected.coverage, settings.projectDir)].map(({ path, text }) => {
    return { path: `coverage/${path}`, content: redactor.text(text), essential: path === "coverage.json" };
  });
  for (const { content, essential } of documents) if (essential) writeForProject(settings, content, warn);
  const kept = rawFiles(raw, settings.artifacts.maxSizeBytes, redactor);
  return {
    report: redactor.json(coverageReport(collected, collected.formats)),
    files: [...documents, ...kept.files],
    omitted: kept.omitted,
  };
}

async function inputOf(facts: CoverageFacts): Promise<Omit<CollectInput, "files">> {
  const { settings, bin, env, signal, run, warn } = facts;
  const { projectDir, workdir, coverage } = settings;
  const { toolRunner } = await import("../coverage/run-tool.js");
  const runTool = run ?? toolRunner(env, signal);
  return {
    binaries: bin === null ? [] : [bin],
    projectDir,
    roots: [workdir],
    tempDir: facts.tempDir,
    shard: facts.runId,
    env,
    run: runTool,
    signal,
    options: {
      format: coverage.format,
      includeSystem: coverage.includeSystem,
      ...(coverage.threshold === undefined ? {} : { threshold: coverage.threshold }),
      ...(coverage.changedThreshold === undefined ? {} : { changedThreshold: coverage.changedThreshold }),
      ...(await changedOf(projectDir, coverage.base ?? changeBase(env), runTool, warn)),
    },
  };
}

async function changedOf(projectDir: string, base: string | null, run: RunTool, warn: (message: string) => void) {
  if (base === null) return {};
  const { changedLines } = await import("../coverage/diff/changed-lines.js");
  try {
    return { changed: await changedLines(projectDir, base, run) };
  } catch (error) {
    const { message, hint } = asCleanroomError(error);
    warn(`coverage: ${message}. ${hint}`);
    return {};
  }
}

/** Where other tools and scripts of the project look for it. */
function writeForProject({ projectDir, coverage }: Settings, text: string, warn: (message: string) => void): void {
  const target = isAbsolute(coverage.output) ? coverage.output : resolve(projectDir, coverage.output);
  try {
    mkdirSync(dirname(target), { recursive: true });
    if (!existsSync(target) || readFileSync(target, "utf8") !== text) writeFileSync(target, text);
  } catch (error) {
    warn(`coverage: ${target} can't be written: ${(error as NodeJS.ErrnoException).code}`);
  }
}

/** What the programs wrote, as evidence of what the merged coverage was made of. */
function rawFiles(
  raw: readonly { step: string; file: CoverageFile }[],
  room: number,
  redactor: Redactor,
): { files: RunFile[]; omitted: Report["omitted"] } {
  const files: RunFile[] = [];
  const omitted: Report["omitted"] = [];
  let left = room;
  raw.forEach(({ step, file }, index) => {
    const name = redactor.text(file.path.split("/").slice(1).join("/"));
    const path = posix.join("coverage/raw", `${String(index + 1).padStart(2, "0")}-${slug(redactor.text(step))}`, name);
    left -= file.bytes;
    if (left < 0) omitted.push({ path, bytes: file.bytes, reason: `the run directory is limited to ${room} bytes` });
    else files.push({ path, content: redactor.bytes(readFileSync(file.hostPath)), essential: false });
  });
  return { files, omitted };
}
