import { publishToAzure } from "./azure.js";
import type { CiPlatform } from "./detect.js";
import { publishToGitHub } from "./github.js";
import { publishToGitLab } from "./gitlab.js";
import { type FinishedRun, NOTHING, type Publication } from "./publication.js";

/**
 * What to tell the CI that a run of the CLI happened in. Pure. Where there is no CI, nothing is added.
 *
 * @param env of the process
 */
export function publish(
  { name }: CiPlatform,
  run: FinishedRun,
  env: Readonly<Record<string, string | undefined>>,
): Publication {
  switch (name) {
    case "github":
      return publishToGitHub(run, env["GITHUB_STEP_SUMMARY"] ?? null);
    case "gitlab":
      return publishToGitLab(run);
    case "azure":
      return publishToAzure(run);
    case "buildkite":
      return namingJunit(run, "a junit-annotate plugin");
    case "circleci":
      return namingJunit(run, "store_test_results");
    case "jenkins":
      return namingJunit(run, "the junit step");
    case "bitbucket":
      return namingJunit(run, "a test-results folder");
    case "none":
      return NOTHING;
  }
}

/** For platforms that read a report, and take nothing from the log. */
function namingJunit({ written }: FinishedRun, reader: string): Publication {
  return written === null ? NOTHING : { lines: [`JUnit report for ${reader}: ${written.runDir}/junit.xml`], files: [] };
}
