import type { Coverage } from "../../coverage/model.js";
import type { Report } from "../../model/report.js";
import type { Redactor } from "../../redaction/redactor.js";
import { coverageReport } from "../coverage-report.js";
import type { RunFile } from "../run-dir.js";
import type { Part } from "./part.js";
import type { Selected } from "./select.js";

const FOLDER = "coverage/";
const COVERAGE = `${FOLDER}coverage.json`;

export interface MergedCoverage {
  /** Null where no part has any. */
  readonly coverage: Report["coverage"];
  /** The folder `coverage` of the merged run. */
  readonly files: readonly RunFile[];
}

/**
 * The coverage of all parts as one. That of a run none of whose results count is left out: what it has seen was seen again.
 * Throws ArtifactInvalid for coverage that can't be read.
 *
 * @param projectDir absolute, where sources are looked for
 */
export async function mergeCoverageFiles(
  parts: readonly Part[],
  { runs, units }: Pick<Selected, "runs" | "units">,
  { projectDir, redactor }: { projectDir: string; redactor: Redactor },
): Promise<MergedCoverage> {
  const covered = parts.filter(({ files }) => files.has(COVERAGE));
  if (covered.length === 0) return { coverage: null, files: [] };
  const { readCoverage } = await import("../../coverage/document.js");
  const { mergeCoverage } = await import("../../coverage/merge.js");
  const counted = new Set(units.map(({ run }) => run.run_id));
  const replaced = new Set(runs.flatMap(({ run_id: id }) => (counted.has(id) ? [] : [id])));
  const { derivedTogether } = await import("../../coverage/v8-together.js");
  const merged = await derivedTogether(
    covered
      .map(({ path, files }) => readCoverage(files.get(COVERAGE)?.toString("utf8") ?? "", `${path}: ${COVERAGE}`))
      .map((own): Coverage => new Map([...own].filter(([run]) => !replaced.has(run))))
      .reduce(mergeCoverage),
  );
  const { summarise } = await import("../../coverage/summary.js");
  const { renderOutputs } = await import("../../coverage/outputs.js");
  const summary = summarise(merged);
  const outputs = [...renderOutputs(merged, projectDir)].map(({ path, text }) => {
    return { path: FOLDER + path, content: redactor.text(text), essential: path === "coverage.json" };
  });
  return { coverage: coverageReport(summary, []), files: outputs };
}
