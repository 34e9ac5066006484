import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CleanroomError } from "../core/errors.js";
import type { CustomPolicy } from "../model/policy.js";
import { RELAXED_LIMITS, resolvePolicy, STRICT_LIMITS, tightenPolicy } from "./profiles.js";

describe("resolvePolicy", () => {
  it("knows the built-in profiles", () => {
    const isolated = { network: { kind: "none" }, capabilities: "none", user: "non_root", rootFilesystem: "read_only" };
    expect(resolvePolicy("locked")).toEqual({ name: "locked", ...isolated, limits: STRICT_LIMITS });
    expect(resolvePolicy("standard")).toEqual({ name: "standard", ...isolated, limits: RELAXED_LIMITS });
    expect(resolvePolicy("permissive")).toEqual({
      name: "permissive",
      network: { kind: "full" },
      capabilities: "default",
      user: "image",
      rootFilesystem: "writable",
      limits: { cpuTimeSecs: null, memoryBytes: null, processCount: null, fileSizeBytes: null, cpus: null },
    });
  });

  it("starts a custom policy from locked", () => {
    const custom: Record<string, CustomPolicy> = {
      empty: {},
      own: { network: { kind: "full" }, rootFilesystem: "writable", limits: { processCount: 4 } },
      builds: { process: "standard", limits: { cpus: 8 } },
    };
    expect(resolvePolicy("empty", custom)).toEqual({ ...resolvePolicy("locked"), name: "empty" });
    expect(resolvePolicy("own", custom)).toMatchObject({
      network: { kind: "full" },
      rootFilesystem: "writable",
      capabilities: "none",
      user: "non_root",
      limits: { ...STRICT_LIMITS, processCount: 4 },
    });
    expect(resolvePolicy("builds", custom)).toMatchObject({
      capabilities: "none",
      limits: { ...RELAXED_LIMITS, cpus: 8 },
    });
  });

  it.each(["lcked", "toString", "__proto__", "constructor"])("knows no policy %s", (name) => {
    expect(() => resolvePolicy(name, {})).toThrow(CleanroomError);
    expect(() => resolvePolicy(name, {})).toThrow(name);
  });
});

describe("tightenPolicy", () => {
  it("never loosens a limit", () => {
    const limit = fc.option(fc.integer({ min: 1, max: 2 ** 40 }));
    fc.assert(
      fc.property(fc.constantFrom("locked", "standard", "permissive"), limit, limit, (name, memoryBytes, cpus) => {
        const before = resolvePolicy(name).limits;
        const after = tightenPolicy(resolvePolicy(name), { memoryBytes, cpus }).limits;
        const or = (value: number | null) => value ?? Number.POSITIVE_INFINITY;
        expect(or(after.memoryBytes)).toBe(Math.min(or(before.memoryBytes), or(memoryBytes)));
        expect(or(after.cpus)).toBe(Math.min(or(before.cpus), or(cpus)));
        expect(after.processCount).toBe(before.processCount);
      }),
    );
  });
});
