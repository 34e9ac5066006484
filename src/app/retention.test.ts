import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { applyRetention } from "./retention.js";
import { newRunId, timeOfRunId } from "./run-id.js";

it("removes runs that are older than they are kept, and nothing else", () => {
  const dir = mkdtempSync(join(tmpdir(), "retention-"));
  const now = new Date("2026-11-21T12:00:00Z");
  const old = newRunId(new Date("2026-11-13T11:59:00Z"));
  const young = newRunId(new Date("2026-11-15T12:00:00Z"));
  for (const name of [old, young, "mine", "20200101"]) mkdirSync(join(dir, name));
  expect(applyRetention(dir, null, now)).toEqual([]);
  expect(applyRetention(dir, 7, now)).toEqual([old]);
  expect(readdirSync(dir).sort()).toEqual(["20200101", young, "mine"].sort());
  rmSync(dir, { recursive: true });
});

it("names runs by their time, and tells two of the same second apart", () => {
  const now = new Date("2026-11-21T12:34:56.789Z");
  const [one, two] = [newRunId(now), newRunId(now)];
  expect(one).toMatch(/^20261121T123456Z-[0-9a-f]{8}$/);
  expect(one).not.toBe(two);
  expect(timeOfRunId(one)?.toISOString()).toBe("2026-11-21T12:34:56.000Z");
  expect(timeOfRunId("artifacts")).toBeNull();
});
