import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makePlace, shell } from "./cells.test-support.js";
import { createLocalBackend, describeSandbox } from "./local.js";

let tools = "";
beforeEach(() => {
  tools = mkdtempSync(join(tmpdir(), "cleanroom-test-tools-"));
});
afterEach(() => rmSync(tools, { recursive: true, force: true }));

/** An environment in which these programs refuse to work. */
function without(...names: string[]): Record<string, string | undefined> {
  for (const name of names) {
    writeFileSync(join(tools, name), `#!/bin/sh\necho "${name}: no permission to create a namespace" >&2\nexit 1\n`);
    chmodSync(join(tools, name), 0o755);
  }
  return { ...process.env, PATH: `${tools}:${process.env["PATH"]}` };
}

describe("the local backend", () => {
  it("is always available", async () => {
    const engine = { name: "local", version: null, rootless: process.getuid?.() !== 0, endpoint: null };
    expect(await createLocalBackend({ env: process.env }).probe()).toEqual({ available: true, engine });
  });

  it.skipIf(process.platform !== "linux")("passes over what does not work here, with the reason", async () => {
    const first = await describeSandbox(process.env);
    const second = await describeSandbox(without("bwrap"));
    expect(["unshare", "bare"]).toContain(second.mode);
    expect(second.reasons[0]).toBe("bwrap: bwrap: no permission to create a namespace");
    const third = await describeSandbox(without("bwrap", "unshare"));
    expect(third.mode).toBe("bare");
    expect(third.reasons).toContain("unshare: unshare: no permission to create a namespace");
    expect([...first.reasons, ...third.reasons].length).toBeGreaterThan(first.reasons.length);
  });

  it.skipIf(process.platform === "win32")(
    "runs steps without isolation, and says so, where no sandbox works",
    async () => {
      const place = makePlace({ "a.txt": "A" });
      const backend = createLocalBackend({ env: without("bwrap", "unshare") });
      const cell = await backend.open(place.spec);
      expect(await shell(cell, "cat a.txt")).toMatchObject({ stdout: "A" });
      expect(Object.keys(cell.observation)).toEqual(["evidence"]);
      await cell.close();
      place.dispose();
    },
  );

  it("does not isolate less because one cell's limits are too low, and opens several cells at once", async () => {
    const { mode } = await describeSandbox(process.env);
    if (mode === "bare") return;
    const place = makePlace();
    const backend = createLocalBackend({ env: process.env });
    mkdirSync(join(place.spec.tempDir, "x"));
    const limits = { ...place.spec.policy.limits, fileSizeBytes: 0, memoryBytes: 4096 };
    const starved = { ...place.spec, policy: { ...place.spec.policy, limits } };
    await expect(backend.open(starved)).rejects.toMatchObject({ kind: "EngineUnavailable" });
    const cells = await Promise.all([backend.open(place.spec), backend.open(place.spec), backend.open(place.spec)]);
    for (const cell of cells) expect(cell.observation.noNewPrivileges).toBe(true);
    await Promise.all(cells.map((cell) => cell.close()));
    place.dispose();
  });
});
