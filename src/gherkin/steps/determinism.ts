import { demand, present, same } from "../demand.js";
import type { InnerRun } from "../inner-run.js";
import { repeat } from "../repeat.js";
import { phrase, type Theme } from "../vocabulary.js";
import type { World } from "../world.js";

/** Runs that must equal each other, and runs that must not. */
export const DETERMINISM: Theme = {
  title: "Determinism",
  phrases: [
    phrase(
      "stdout equals (the )previous stdout for the same seed",
      "The last run printed what an earlier run of the same with this seed did; where there is none, it is made now.",
      "Then stdout equals the previous stdout for the same seed",
      async (world) => {
        const run = world.last();
        const earlier = world.runs
          .slice(0, -1)
          .findLast((each) => each.seed === run.seed && same(each.spec.steps, run.spec.steps));
        const other = earlier ?? (await world.probe(repeat(run)));
        world.notes.set("other", other);
        demandSameStdout(run, other);
      },
    ),
    phrase(
      "stdout equals (the )previous stdout",
      "The last two runs printed the same.",
      "And stdout equals previous stdout",
      (world) => demandSameStdout(world.last(), world.previous()),
    ),
    phrase("stdout differs", "The last two runs did not print the same.", "Then stdout differs", (world) => {
      const [run, other] = [world.last(), world.previous()];
      demand(run.stdout !== other.stdout, {
        message: `both runs (seeds ${other.seed} and ${run.seed}) printed the same`,
        actual: run.stdout,
      });
    }),
    phrase(
      "artifact hashes match",
      "Outputs and files of two runs of the same have the same SHA-256, and so have the runs as a whole (`content_digest`).",
      "And artifact hashes match",
      demandSameDigests,
    ),
    phrase("artifact digests are identical", "The same.", "Then artifact digests are identical", demandSameDigests),
  ],
};

function demandSameStdout(run: InnerRun, other: InnerRun): void {
  demand(run.stdout === other.stdout, {
    message: "stdout is not what it was before",
    expected: other.stdout,
    actual: run.stdout,
  });
}

async function demandSameDigests(world: World): Promise<void> {
  const run = world.last();
  const noted = world.notes.get("other") as InnerRun | undefined;
  const other = noted ?? world.runs.at(-2) ?? (await world.probe(repeat(run)));
  demand(same(digestsOf(run), digestsOf(other)), {
    message: "digests of the two runs differ",
    expected: digestsOf(other),
    actual: digestsOf(run),
  });
  present(run.scenario?.content_digest, "the run has no content_digest");
}

function digestsOf(run: InnerRun): Record<string, unknown> {
  return {
    content_digest: run.report.content_digest,
    steps: run.steps.map(({ report: { stdout, stderr, files } }) => ({
      stdout: stdout.sha256,
      stderr: stderr.sha256,
      files,
    })),
  };
}
