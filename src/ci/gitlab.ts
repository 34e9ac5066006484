import { createHash } from "node:crypto";
import type { Annotation } from "./annotations.js";
import type { Finished, Publication } from "./publication.js";

const CODE_QUALITY = "gl-code-quality-report.json";

/** GitLab: a Code Quality report beside the run directory, which merge requests show on the line. */
export function publishToGitLab({ annotations, context }: Finished): Publication {
  if (context.runDir === null) return { lines: [], files: [] };
  const outputDir = context.runDir.replace(/\/?[^/]+$/, "") || ".";
  return {
    lines: [
      "For .gitlab-ci.yml, under artifacts:reports:",
      `  junit: ${context.runDir}/junit.xml`,
      `  codequality: ${outputDir}/${CODE_QUALITY}`,
    ],
    files: [{ path: CODE_QUALITY, content: `${JSON.stringify(annotations.flatMap(issue), null, 2)}\n` }],
  };
}

/** One entry of https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
function issue({ title, message, file, line }: Annotation) {
  if (file === null) return [];
  const fingerprint = createHash("sha256").update(`${title}\n${file}\n${line}`).digest("hex");
  const description = `${title}: ${message.split("\n")[0] ?? ""}`;
  return [
    {
      description,
      check_name: "cleanroom",
      fingerprint,
      severity: "major",
      location: { path: file, lines: { begin: line } },
    },
  ];
}
