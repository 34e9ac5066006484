import { writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { RunResult } from "../app/api.js";
import type { CiPlatform } from "../ci/detect.js";
import { locateFrom } from "../ci/locate.js";
import type { FinishedRun } from "../ci/publication.js";
import { publish } from "../ci/publish.js";
import { annotationsOf } from "../report/annotations.js";
import { renderMarkdown } from "../report/markdown.js";
import type { StepTexts } from "../report/step-texts.js";
import { shownPath } from "./shown-path.js";
import type { Io } from "./verb.js";

/** Shows a run by the means of the CI it happened in. Returns lines for the log; what can't be written is a warning. */
export function publishToCi(platform: CiPlatform, result: RunResult, texts: StepTexts, io: Io): readonly string[] {
  const { report, runDir, bundle } = result;
  const shown = (path: string) => shownPath(io.cwd, path);
  const evidence = bundle === null ? null : { ...bundle, path: shown(bundle.path), url: null };
  const run: FinishedRun = {
    report,
    annotations: annotationsOf(report, locateFrom(platform.checkout ?? io.cwd, io.cwd)),
    summary: (limit) => renderMarkdown(report, { limit, texts, evidence }),
    written:
      runDir === null
        ? null
        : { outputDir: dirname(runDir), runDir: shown(runDir), bundle: bundle === null ? null : bundle.path },
  };
  const { lines, files } = publish(platform, run, io.env);
  for (const { path, content, append } of files) {
    try {
      writeFileSync(path, content, { flag: append ? "a" : "w" });
    } catch (cause) {
      io.err(`warning: ${path} can't be written: ${(cause as NodeJS.ErrnoException).code}\n`);
    }
  }
  return lines;
}
