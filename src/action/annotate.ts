import { githubAnnotations, githubWarnings } from "../ci/github.js";
import { locateFrom } from "../ci/locate.js";
import type { Report } from "../model/report.js";
import { annotationsOf } from "../report/annotations.js";
import { uncoveredAnnotations } from "../report/coverage.js";
import type { ActionInputs } from "./inputs.js";
import type { Toolkit } from "./toolkit.js";

/** Shows failures on the lines of their steps. Where the inputs want no annotations, only the closing remark is left. */
export function annotateFailures(report: Report, { annotations, request }: ActionInputs, toolkit: Toolkit): void {
  const root = request.env["GITHUB_WORKSPACE"] ?? request.cwd;
  const locate = locateFrom(root, request.cwd);
  const all = annotations ? annotationsOf(report, locate) : [];
  for (const { title, message, place } of githubAnnotations(report, all)) {
    const where = place === null ? {} : { file: place.file, startLine: place.line, startColumn: place.column };
    toolkit.error(message, { title, ...where });
  }
  const uncovered = annotations ? uncoveredAnnotations(report, locate) : [];
  for (const { title, message, place } of githubWarnings(uncovered)) {
    const where =
      place === null ? {} : { file: place.file, startLine: place.line, endLine: place.lastLine ?? place.line };
    toolkit.warning(message, { title, ...where });
  }
}
