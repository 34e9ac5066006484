import { expect, it } from "vitest";
import type { Cell, CellSpec } from "../backend/backend.js";
import { StepClock } from "./clock.js";

it("changes nothing about a cell on a processor that it has no instructions for, and says so", async () => {
  const clock = new StepClock("frozen", { env: {}, steps: [] }, "arm64");
  const spec = { runId: "r" } as CellSpec;
  const cell = { baseEnv: {} } as Cell;
  expect(clock.shownIn(spec)).toBe(spec);
  expect(await clock.read(cell, new AbortController().signal)).toEqual({
    cell,
    tier: "fixed-environment",
    reason: "there is none for processors of the kind arm64",
  });
});
