import { randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Cell, StepExit } from "../backend/backend.js";
import { COVERAGE_FOLDER, coverageEnv, isCoverageFile } from "../coverage/environment.js";
import type { CoverageFile } from "../model/result.js";
import type { EngineContext } from "./context.js";

/** What a step is told so that an instrumented program leaves its coverage where it is found. */
export function coverageVariables({ coverage }: EngineContext, cell: Cell): Record<string, string> {
  if (coverage === null) return {};
  return coverageEnv({ ...coverage, dir: `${cell.artifactsDir}/${COVERAGE_FOLDER}` });
}

/** Parts a step's artifacts from its coverage, which goes to the run's own folder: it may be large. */
export function setCoverageAside(
  { coverage, tempDir }: EngineContext,
  exit: StepExit | undefined,
): { files: [path: string, content: Buffer][]; coverage: CoverageFile[] } {
  const all = [...(exit?.files.artifacts ?? [])];
  if (coverage === null) return { files: all, coverage: [] };
  const folder = join(tempDir, `coverage-${randomUUID()}`);
  const aside = all
    .filter(([path]) => isCoverageFile(path))
    .map(([path, content], index) => {
      if (index === 0) mkdirSync(folder);
      const hostPath = join(folder, String(index));
      writeFileSync(hostPath, content);
      return { path, hostPath, bytes: content.length };
    });
  return { files: all.filter(([path]) => !isCoverageFile(path)), coverage: aside };
}
