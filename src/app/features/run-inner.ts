import type { RunInner } from "../../gherkin/inner-run.js";
import type { Extensions, RunHandlers, RunRequest, RunResult, StepOutput } from "../api.js";

type Run = (request: RunRequest, handlers: RunHandlers, extensions: Extensions) => Promise<RunResult>;

/** The runs that phrases make: the same entry, told what the phrases say and nothing of the outer run's selection. */
export function innerRunner(run: Run, outer: RunRequest, extensions: Extensions): RunInner {
  return async ({ onStep, signal, ...asked }) => {
    const outputs = new Map<string, StepOutput>();
    const warnings: string[] = [];
    const result = await run(
      {
        ...asked,
        // A configuration beside feature files only says how they run.
        config: asked.paths.find((path) => path.endsWith(".toml")) ?? null,
        command: null,
        selection: { scenarios: [], tags: null, shard: null },
        signing: outer.signing,
        secrets: outer.secrets,
        updateSnapshots: false,
        // What a missing engine means for the scenario is decided there.
        requireBackend: false,
      },
      {
        signal,
        onEvent: (event) => {
          if (event.type === "warning") warnings.push(event.message);
          if (event.type !== "step_finished") return;
          outputs.set(keyOf(event.step), event.output);
          onStep?.(event.step);
        },
      },
      extensions,
    );
    const { report, runDir, cleanedUp } = result;
    const printed = report.steps.map((step) => outputs.get(keyOf(step)) ?? { stdout: "", stderr: "" });
    return { report, runDir, outputs: printed, warnings, cleanedUp };
  };
}

function keyOf({ scenario, backend, name }: { scenario: string; backend: string; name: string }): string {
  return JSON.stringify([scenario, backend, name]);
}
