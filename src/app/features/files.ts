import type { FeatureContext, FeatureResult } from "../../gherkin/context.js";
import type { RunFile } from "../run-dir.js";

/**
 * What features leave in the run directory beside the logs of their steps: Cucumber Messages, one a line, and the report
 * of each run that a step made. After `stepFiles` over the same results.
 */
export function featureFiles({ messages, redactor }: FeatureContext, results: readonly FeatureResult[]): RunFile[] {
  const lines = messages.envelopes().map((envelope) => `${JSON.stringify(redactor.json(envelope))}\n`);
  const reports = results.flatMap(({ runs }) =>
    runs.flatMap(({ step, run }, at): RunFile[] => {
      const content = run.file("report.json");
      if (content === null || step.report.log_dir === null) return [];
      const path = `${step.report.log_dir}/runs/${at + 1}/report.json`;
      return [{ path, content: redactor.bytes(content), essential: false }];
    }),
  );
  return [{ path: "messages.ndjson", content: lines.join(""), essential: false }, ...reports];
}
