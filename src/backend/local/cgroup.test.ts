import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeCellName } from "./cell-name.js";
import { createCgroup, removeCgroups, sweepCgroups } from "./cgroup.js";
import { groupsFor } from "./cgroup-tree.js";

const LIMITS = { cpuTimeSecs: null, memoryBytes: 10_000_000, processCount: 7, fileSizeBytes: null, cpus: 0.5 };
const offered = process.platform === "linux" && process.getuid?.() === 0 && groupsFor(LIMITS, 0, false) !== null;

describe.skipIf(!offered)("control groups", () => {
  it.each([
    { by: "us", elevate: [] },
    { by: "a command with more rights", elevate: ["env"] },
  ])("are made with their limits by $by, and removed", async ({ elevate }) => {
    const plan = await createCgroup(makeCellName(), LIMITS, 96, elevate);
    const read = (...names: string[]) =>
      (plan?.folders ?? [])
        .flatMap((folder) => names.map((name) => join(folder, name)))
        .filter((path) => existsSync(path))
        .map((path) => readFileSync(path, "utf8").trim());
    expect(read("memory.limit_in_bytes", "memory.max")).toEqual(["10002432"]);
    expect(read("pids.max")).toEqual(["11"]);
    expect(read("cpu.cfs_quota_us", "cpu.max").map((value) => value.split(" ")[0])).toEqual(["50000"]);
    await removeCgroups(plan?.folders ?? [], elevate);
    expect(plan?.folders.filter((folder) => existsSync(folder))).toEqual([]);
  });

  it("leave nothing behind where one can't be made", async () => {
    const name = makeCellName();
    expect(await createCgroup(name, { ...LIMITS, processCount: Number.NaN }, 0, [])).toBeNull();
    expect(groupsFor(LIMITS, 0, false)?.filter(({ parent }) => existsSync(join(parent, name)))).toEqual([]);
  });

  it("of runs that are gone are swept up, and no others", async () => {
    const mine = await createCgroup(makeCellName(), LIMITS, 0, []);
    // A pid above the kernel's largest is nobody's.
    const dead = await createCgroup(makeCellName().replace(`.${process.pid}.`, ".4194305."), LIMITS, 0, []);
    const left = spawn("sleep", ["1000"], { stdio: "ignore" });
    const end = new Promise((resolve) => left.on("exit", (_, signal) => resolve(signal)));
    for (const folder of dead?.folders ?? []) writeFileSync(join(folder, "cgroup.procs"), `${left.pid}`);
    const told = dead?.folders.map((folder) => `control group ${folder}`) ?? [];
    expect(await sweepCgroups()).toEqual(expect.arrayContaining(told));
    expect(await end).toBe("SIGKILL");
    expect(dead?.folders.some((folder) => existsSync(folder))).toBe(false);
    expect(mine?.folders.every((folder) => existsSync(folder))).toBe(true);
    await removeCgroups(mine?.folders ?? [], []);
  });
});
