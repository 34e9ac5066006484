import type { Cell } from "../backend/backend.js";
import type { Pod } from "../backend/pod.js";
import { CleanroomError } from "../core/errors.js";
import { weakestTier } from "../model/determinism.js";
import type { PlannedScenario } from "../model/plan.js";
import type { Control } from "../model/policy.js";
import type { ScenarioReport } from "../model/report.js";
import { compareControls, unenforced } from "../policy/controls.js";
import { workspaceMemory } from "../workspace/archive.js";
import type { ClockedCell, StepClock } from "./clock.js";
import type { EngineContext } from "./context.js";

/** Limits are set in whole pages; what rounding adds is no looser limit. */
const ROUNDING_BYTES = 64 * 1024;

/** What was learnt about the cells that a scenario ran in. */
export interface Place {
  readonly controls: readonly Control[];
  readonly image: ScenarioReport["image"];
  /** Null before the first cell. */
  readonly determinism: ScenarioReport["determinism"] | null;
  /** Paths that the cells had; where each had its own they are no part of the result. */
  readonly workdirs: readonly string[];
  readonly artifactsDirs: readonly string[];
}

export const NOWHERE: Place = { controls: [], image: null, determinism: null, workdirs: [], artifactsDirs: [] };

/**
 * Compares what was asked for with what was read back from a cell. Throws EnforcementUnavailable where that is
 * demanded and something is missing.
 */
export async function inspectCell(
  context: EngineContext,
  scenario: PlannedScenario,
  cell: Cell,
  pod: Pod | null = null,
): Promise<Control[]> {
  const outputLimit = Math.max(...scenario.steps.map((step) => step.maxOutput));
  const memory = workspaceMemory(await context.workspace) + ROUNDING_BYTES;
  const controls = compareControls(scenario.policy, cell.observation, outputLimit, memory);
  for (const { name, evidence } of controls) {
    if (name === "network") evidence.push(...(pod?.evidence ?? []).filter((line) => !evidence.includes(line)));
  }
  const missing = unenforced(controls);
  if (!context.requireEnforcement || missing.length === 0) return controls;
  const names = missing.map((control) => control.name).join(", ");
  throw new CleanroomError(
    "EnforcementUnavailable",
    `policy "${scenario.policy.name}" is not enforced here: ${names}`,
    {
      hint: "Run on docker or podman with cgroups, choose a policy that asks for less, or drop require-enforcement.",
      context: { controls: missing },
    },
  );
}

/**
 * The clock that the steps of a cell have. Warns where it is not the one that was asked for; throws
 * EnforcementUnavailable there where that is demanded.
 *
 * @param clock null for the real one
 */
export async function clockCell(
  context: EngineContext,
  scenario: PlannedScenario,
  cell: Cell,
  clock: StepClock | null,
): Promise<ClockedCell> {
  if (clock === null) return { cell, tier: "fixed-environment", reason: null };
  const clocked = await clock.read(cell, context.signal);
  const { reason } = clocked;
  if (reason === null || context.signal.aborted) return clocked;
  const message = `the ${clock.mode} clock is not reached by scenario "${scenario.name}": ${reason}`;
  if (context.requireEnforcement) {
    throw new CleanroomError("EnforcementUnavailable", message, {
      hint: 'Use an image whose `date` is linked dynamically, set clock = "real", or drop require-enforcement.',
      context: { clock: clock.mode, reason },
    });
  }
  context.warn?.(`${message}; its steps read the real time`);
  return clocked;
}

export function visit(place: Place, { cell, tier, reason }: ClockedCell, controls: readonly Control[]): Place {
  const known = place.determinism;
  const why = known?.reason ?? reason;
  return {
    controls,
    image: cell.image,
    determinism: {
      tier: weakestTier(known == null ? [tier] : [known.tier, tier]),
      ...(why === null ? {} : { reason: why }),
    },
    workdirs: [...place.workdirs, cell.workdir],
    artifactsDirs: [...place.artifactsDirs, cell.artifactsDir],
  };
}

/** Those of the programs that can't be found inside the cell. */
export async function missingPrograms(cell: Cell, programs: readonly string[], signal: AbortSignal): Promise<string[]> {
  if (programs.length === 0) return [];
  const found: Buffer[] = [];
  const script = 'for program do command -v "$program" >/dev/null 2>&1 && printf "%s\\n" "$program"; done';
  await cell.run(
    {
      argv: ["sh", "-c", script, "sh", ...programs],
      env: cell.baseEnv,
      stdin: null,
      timeoutMs: 10_000,
      collect: [],
      signal,
    },
    { stdout: (chunk) => void found.push(Buffer.from(chunk)), stderr: () => undefined },
  );
  const names = new Set(Buffer.concat(found).toString("utf8").split("\n"));
  return programs.filter((program) => !names.has(program));
}
