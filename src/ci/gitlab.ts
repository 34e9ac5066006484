import { join } from "node:path";
import { sha256 } from "../core/hash.js";
import type { Annotation } from "../report/annotations.js";
import { type FinishedRun, NOTHING, type Publication } from "./publication.js";

const CODE_QUALITY = "gl-code-quality-report.json";

/** GitLab: a Code Quality report beside the run directory, which merge requests show on the line. */
export function publishToGitLab({ annotations, written }: FinishedRun): Publication {
  if (written === null) return NOTHING;
  const shownDir = written.runDir.replace(/\/?[^/]+$/, "") || ".";
  const path = join(written.outputDir, CODE_QUALITY);
  return {
    lines: [
      "For .gitlab-ci.yml, under artifacts:reports:",
      `  junit: ${written.runDir}/junit.xml`,
      `  codequality: ${shownDir}/${CODE_QUALITY}`,
    ],
    files: [{ path, content: `${JSON.stringify(annotations.flatMap(issue), null, 2)}\n`, append: false }],
  };
}

/** One entry of https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
function issue({ title, message, place }: Annotation) {
  if (place === null) return [];
  return [
    {
      description: `${title}: ${message.split("\n")[0] ?? ""}`,
      check_name: "cleanroom",
      fingerprint: sha256(`${title}\n${place.file}\n${place.line}`),
      severity: "major",
      location: { path: place.file, lines: { begin: place.line } },
    },
  ];
}
