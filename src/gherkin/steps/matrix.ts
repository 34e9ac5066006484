import { demand, present, same } from "../demand.js";
import type { InnerRun, RunSpec } from "../inner-run.js";
import { effectiveConfig } from "../run-request.js";
import { phrase, type Theme } from "../vocabulary.js";
import type { World } from "../world.js";

/** Scenarios that everybody's program has. */
const COMMON: Readonly<Record<string, readonly string[]>> = { help: ["--help"], version: ["--version"] };
const FALLBACK = "cli_smoke";

/** The same on several engines. */
export const MATRIX: Theme = {
  title: "Several engines",
  phrases: [
    phrase(
      "I execute scenario {text} on engines {list}",
      'Runs a scenario on each: one that the feature has defined, one of the project\'s configuration, or "help" and "version" of its program. Without a program the fixture cli_smoke is taken.',
      'When I execute scenario "help" on engines ["docker","podman"]',
      async (world, name: string, engines: readonly string[]) => {
        const spec = await find(world, name);
        for (const backend of engines) {
          await world.run({ ...spec, backend });
          if (world.unfinished !== null) return;
        }
      },
    ),
    phrase(
      "results are equivalent modulo engine metadata",
      "Outcomes, exit codes, outputs, files and the content_digest are the same; names and versions of engines, times and ids are not looked at.",
      "Then results are equivalent modulo engine metadata",
      (world) => {
        const { runs } = world;
        const engines = new Set(runs.map(({ report }) => report.backend));
        demand(engines.size > 1, {
          message: `results of one engine alone: ${[...engines].join()}`,
          actual: [...engines],
        });
        const [first, ...others] = runs.map(comparable);
        for (const other of others)
          demand(same(other, first), { message: "results differ between engines", expected: first, actual: other });
      },
    ),
  ],
};

function comparable({ report, steps }: InnerRun) {
  return {
    outcome: report.outcome,
    content_digest: report.content_digest,
    steps: steps.map(({ report: { name, outcome, exit_code, stdout, stderr, files } }) => ({
      ...{ name, outcome, exit_code, files },
      ...{ stdout: stdout.sha256, stderr: stderr.sha256 },
    })),
  };
}

async function find(world: World, name: string): Promise<RunSpec> {
  const own = world.notes.get("scenario") as RunSpec | undefined;
  if (own?.name === name) return own;
  const { settings, values } = await effectiveConfig(world);
  const configured = ((values.get("scenarios") ?? []) as { name: string; steps: RunSpec["steps"] }[]).find(
    (each) => each.name === name,
  );
  if (configured !== undefined) return { name, steps: configured.steps, backend: null };
  const args = present(COMMON[name], `no scenario is named ${JSON.stringify(name)}`);
  if (settings.bin === null && !world.project.fixture) world.useFixture(FALLBACK);
  return { name, steps: [{ name, args }], backend: null };
}
