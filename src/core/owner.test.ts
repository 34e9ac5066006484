import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { ownerId, ownerMayLive } from "./owner.js";

describe("owner", () => {
  it("knows itself and other living processes", async () => {
    expect(ownerMayLive(ownerId())).toBe(true);
    const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"], { stdio: "ignore" });
    const id = ownerId(child.pid);
    expect(ownerMayLive(id)).toBe(true);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(ownerMayLive(id)).toBe(false);
  });

  it.runIf(process.platform === "linux")("tells a process from a later one with the same pid", () => {
    const [host, pid] = ownerId().split(".");
    expect(ownerMayLive(`${host}.${pid}.1`)).toBe(false);
  });

  it.runIf(process.platform === "linux")("knows a dead process that nobody has asked after yet", async () => {
    // The shell becomes a program that never waits for its child.
    const parent = spawn("sh", ["-c", "sleep 0.1 & echo $!; exec sleep 60"], { stdio: ["ignore", "pipe", "ignore"] });
    const [line] = (await once(parent.stdout, "data")) as [Buffer];
    const id = ownerId(Number(String(line)));
    expect(ownerMayLive(id)).toBe(true);
    await expect.poll(() => ownerMayLive(id), { timeout: 10_000 }).toBe(false);
    expect(() => process.kill(Number(String(line)), 0)).not.toThrow();
    parent.kill("SIGKILL");
    await once(parent, "exit");
  });

  it("spares what belongs to another machine, and what it can't read", () => {
    expect(ownerMayLive("elsewhere.1.1")).toBe(true);
    expect(ownerMayLive("whatever")).toBe(true);
  });
});
