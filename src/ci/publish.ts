import type { Report } from "../model/report.js";
import { type Annotation, annotationsOf } from "./annotations.js";
import { publishToAzure } from "./azure.js";
import type { CiPlatform } from "./detect.js";
import { publishToGitLab } from "./gitlab.js";
import type { Finished, Publication, PublishContext } from "./publication.js";

/**
 * What to tell the CI that a run of the CLI happened in. Pure. GitHub gets workflow commands, so a plain `run:` step has
 * annotations as well; where there is no CI, nothing is added.
 */
export function publish(platform: CiPlatform, report: Report, context: PublishContext): Publication {
  const finished: Finished = { report, context, annotations: annotationsOf(report, context.locate) };
  switch (platform.name) {
    case "azure":
      return publishToAzure(finished);
    case "gitlab":
      return publishToGitLab(finished);
    case "github":
      return { lines: githubCommands(finished.annotations), files: [] };
    case "buildkite":
      return report.outcome === "passed" || report.outcome === "skipped"
        ? { lines: [], files: [] }
        : { lines: ["^^^ +++", ...hint(context, "a junit-annotate plugin")], files: [] };
    case "circleci":
      return { lines: hint(context, "store_test_results"), files: [] };
    case "jenkins":
      return { lines: hint(context, "the junit step"), files: [] };
    case "bitbucket":
      return { lines: hint(context, "a test-results folder"), files: [] };
    default:
      return { lines: [], files: [] };
  }
}

function hint({ runDir }: PublishContext, reader: string): string[] {
  return runDir === null ? [] : [`JUnit report for ${reader}: ${runDir}/junit.xml`];
}

/** GitHub shows this many annotations of a kind for one step. */
const GITHUB_LIMIT = 10;

function githubCommands(annotations: readonly Annotation[]): string[] {
  const data = (text: string) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  const property = (text: string) => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
  const tooMany = annotations.length > GITHUB_LIMIT;
  const lines = annotations
    .slice(0, tooMany ? GITHUB_LIMIT - 1 : GITHUB_LIMIT)
    .map(({ title, message, file, line, column }) => {
      const place = file === null ? "" : `file=${property(file)},line=${line},col=${column},`;
      return `::error ${place}title=${property(title)}::${data(message)}`;
    });
  if (tooMany)
    lines.push(
      `::error::${annotations.length - GITHUB_LIMIT + 1} more failures are not annotated; the report has all of them`,
    );
  return lines;
}
