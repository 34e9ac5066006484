import { CleanroomError, EXIT, exitCodeOf } from "../../core/errors.js";
import { REPORT } from "../../evidence/layout.js";
import { openBundle, type Verification } from "../../evidence/verify.js";
import { type Report, reportSchema } from "../../model/report.js";
import type { RunHandlers, RunResult } from "../api.js";
import { runProject } from "../run.js";
import { compareRuns, type Difference, runDirReader } from "./compare.js";
import { type Replaying, replayRequest } from "./request.js";

export interface Replay {
  /** Whether the source is the one of the run, and every scenario gave what it gave before. */
  readonly same: boolean;
  readonly verification: Verification;
  /** What the bundle tells. */
  readonly before: Report;
  /** The run that was made to compare. */
  readonly after: RunResult;
  /** Digests of the tested source and binary where they are not what they were. */
  readonly sources: readonly { readonly what: string; readonly was: string; readonly is: string }[];
  readonly differences: readonly Difference[];
  readonly exitCode: number;
}

/**
 * Verifies a bundle, runs the same scenarios of the project at hand again with the same settings and seed, and compares what
 * must not vary. Throws VerificationFailed for a bundle that does not verify; nothing is run then.
 *
 * @param bundle absolute path
 */
export async function replayBundle(bundle: string, replaying: Replaying, handlers: RunHandlers): Promise<Replay> {
  const { verification, files } = await openBundle(bundle);
  const { ok, problems, summary } = verification;
  if (!ok) {
    const lines = problems.slice(0, 20).map(({ part, problem }) => `\n  ${part}: ${problem}`);
    throw new CleanroomError("VerificationFailed", `${bundle} was not replayed: ${summary}${lines.join("")}`, {
      hint: "The evidence is not what the run wrote: get the bundle again from where it was uploaded.",
      context: { path: bundle, problems: problems.slice(0, 20) },
    });
  }
  const before = reportSchema.parse(JSON.parse(files.get(REPORT)?.toString("utf8") ?? "null"));
  const { request, unknown } = replayRequest({ report: before, files }, replaying);
  if (unknown.length > 0) {
    const message = `the bundle does not tell these settings, as they were redacted: ${unknown.join(", ")}`;
    handlers.onEvent({ type: "warning", message });
  }
  const after = await runProject(request, handlers);
  const differences = compareRuns(
    { report: before, read: (path) => files.get(path) ?? null },
    { report: after.report, read: runDirReader(after.runDir) },
  );
  const sources = differingSources(before, after.report);
  const same = differences.length === 0 && sources.length === 0;
  const code = same ? EXIT.ok : exitCode(after, differences);
  return { same, verification, before, after, sources, differences, exitCode: code };
}

function differingSources({ source: was }: Report, { source: is }: Report): Replay["sources"] {
  const pairs = [
    { what: "source", was: was.sha256, is: is.sha256 },
    { what: `bin ${was.bin?.path ?? is.bin?.path}`, was: was.bin?.sha256 ?? "none", is: is.bin?.sha256 ?? "none" },
  ];
  return pairs.filter((pair) => pair.was !== pair.is);
}

/** 1 for a difference; where scenarios could not be run again, the code of what hindered them. */
function exitCode({ report }: RunResult, differences: readonly Difference[]): number {
  const hindered = differences.filter(({ what }) => what === "not_run");
  const error = report.scenarios.find(({ name, error }) => {
    return error !== null && hindered.some(({ scenario }) => scenario === name);
  })?.error;
  return error == null ? EXIT.failed : exitCodeOf(error.kind);
}
