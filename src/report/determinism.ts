import type { Difference } from "../determinism/difference.js";
import type { AxisFinding, DeterminismFindings, ScenarioFindings } from "../determinism/findings.js";
import { inert } from "./text.js";

const MARKS = { differs: "✗", same: "✓", "not tried": "-" } as const;

/** What an examination found, for a terminal. */
export function determinismLines({ scenarios, outcome }: DeterminismFindings): string[] {
  return [...scenarios.flatMap(linesOf), "", `determinism: ${outcome}`];
}

function linesOf({ scenario, backend, verdict, causes, axes, unexplained, notes, runs }: ScenarioFindings): string[] {
  const what = causes.length === 0 ? verdict : `${verdict}: ${causes.join(", ")}`;
  return [
    `${inert(scenario)} (${backend}, ${runs} runs): ${what}`,
    ...axes.flatMap(axisLines),
    ...(unexplained === null ? [] : ["  ✗ unexplained: runs differ with nothing varied", ...placeLines(unexplained)]),
    ...notes.map((note) => `  note: ${inert(note)}`),
  ];
}

function axisLines({ axis, status, varied, note, difference }: AxisFinding): string[] {
  const told = status === "not tried" ? `not tried: ${note}` : note === null ? varied : `${varied} (${note})`;
  return [
    `  ${MARKS[status]} ${axis.padEnd(17)} ${inert(told)}`,
    ...(difference === null ? [] : placeLines(difference)),
  ];
}

function placeLines({ step, where, offset, line, column, base, varied }: Difference): string[] {
  return [
    `      first difference: ${inert(where)} of "${inert(step)}", byte ${offset} (line ${line}, column ${column})`,
    `      - ${inert(base)}`,
    `      + ${inert(varied)}`,
  ];
}
