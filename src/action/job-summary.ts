import { MAX_SUMMARY } from "../ci/github.js";
import type { Report } from "../model/report.js";
import { type Evidence, renderMarkdown } from "../report/markdown.js";
import type { StepTexts } from "../report/step-texts.js";
import type { Toolkit } from "./toolkit.js";

/** Writes the job summary; where the runner offers none, or its file cannot be written, says so and goes on. */
export async function writeJobSummary(
  report: Report,
  shown: { readonly texts: StepTexts; readonly evidence: Evidence | null },
  toolkit: Toolkit,
): Promise<void> {
  try {
    await toolkit.summary.addRaw(renderMarkdown(report, { ...shown, limit: MAX_SUMMARY })).write();
  } catch (thrown) {
    toolkit.info(`No job summary: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}
