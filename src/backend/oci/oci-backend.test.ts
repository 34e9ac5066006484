import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Place, run, STRICT, sh, text } from "../conformance/place.js";
import { EngineProxy, pointAt, testEngines } from "./engines.test-support.js";
import { ownLabels } from "./labels.js";

const IMAGE = "cleanroom-test/busybox:1";
const BARE = "cleanroom-test/bare:1";

for (const engine of await testEngines()) {
  describe.skipIf(!engine.available)(`${engine.name} cells`, { timeout: 120_000 }, () => {
    let place: Place;
    beforeEach(() => {
      place = new Place(engine.backend(), { image: IMAGE });
    });
    afterEach(() => place.dispose());

    // Other tests run beside these.
    const runId = `cells-${process.pid}`;
    const ours = async () => [
      ...(await engine.client.labelled(`cleanroom.run=${runId}`)),
      ...(await engine.client.labelledVolumes(`cleanroom.run=${runId}`)),
    ];

    it("leave no container behind", async () => {
      const cell = await place.open({ runId });
      expect(await ours()).not.toEqual([]);
      await cell.close();
      expect(await ours()).toEqual([]);
    });

    it("leave no container behind when they can't be opened", async () => {
      await expect(
        place
          .file("big", Buffer.alloc(9_000_000))
          .open({ runId, policy: { ...STRICT, limits: { ...STRICT.limits, memoryBytes: 1 } } }),
      ).rejects.toMatchObject({ kind: "EngineUnavailable" });
      expect(await ours()).toEqual([]);
    });

    it("say that the engine died in the middle of a step", async () => {
      const proxy = await new EngineProxy(engine.socket).listen();
      const cut = new Place(engine.backend(pointAt(engine.name, proxy.socket)), { image: IMAGE });
      const cell = await cut.open({ runId: "cut" });
      const step = sh(cell, "echo begun; sleep 3600");
      setTimeout(() => proxy.die(), 200);
      await expect(step).rejects.toMatchObject({ kind: "EngineUnavailable", message: expect.stringContaining("gone") });
      await expect(sh(cell, "true")).rejects.toMatchObject({ kind: "EngineUnavailable" });
      await cell.close().catch(() => undefined);
      rmSync(cut.dir, { recursive: true, force: true });
      for (const { id } of await engine.client.labelled("cleanroom.run=cut")) await engine.client.remove(id);
    });

    it("say that the engine stopped answering", async () => {
      const proxy = await new EngineProxy(engine.socket).listen();
      const frozen = new Place(engine.backend(pointAt(engine.name, proxy.socket)), { image: IMAGE });
      const cell = await frozen.open({ runId: "frozen" });
      const step = sh(cell, "sleep 3600", { timeoutMs: null });
      proxy.freeze();
      await expect(step).rejects.toMatchObject({
        kind: "EngineUnavailable",
        message: expect.stringContaining("stopped answering"),
      });
      proxy.die();
      await cell.close().catch(() => undefined);
      rmSync(frozen.dir, { recursive: true, force: true });
      for (const { id } of await engine.client.labelled("cleanroom.run=frozen")) await engine.client.remove(id);
    });

    it("say that the container was removed", async () => {
      const cell = await place.open({ runId });
      const step = sh(cell, "sleep 3600");
      // It may reject before it is looked at.
      step.catch(() => undefined);
      for (const { id } of await engine.client.labelled(`cleanroom.run=${runId}`)) await engine.client.remove(id);
      await expect(step).rejects.toMatchObject({ kind: "EngineUnavailable", message: expect.stringContaining("137") });
    });

    it("end with their process, however it dies, and what it made can be swept", async () => {
      const dir = mkdtempSync(join(tmpdir(), "client-"));
      const program = join(dir, "program.mjs");
      buildSync({
        entryPoints: [join(import.meta.dirname, "client-program.test-support.ts")],
        outfile: program,
        bundle: true,
        platform: "node",
        format: "esm",
        packages: "external",
      });
      symlinkSync(join(process.cwd(), "node_modules"), join(dir, "node_modules"));
      const child = spawn(process.execPath, [program, engine.name, IMAGE], { stdio: ["ignore", "pipe", "inherit"] });
      const [line] = (await once(child.stdout, "data")) as [Buffer];
      const run = `cleanroom.run=client-${child.pid}`;
      expect(await engine.client.labelled(run)).toHaveLength(1);
      child.kill("SIGKILL");
      await expect.poll(() => engine.client.labelled(run), { timeout: 20_000 }).toEqual([]);
      rmSync(line.toString("utf8").trim().replace("ready ", ""), { recursive: true, force: true });
      rmSync(dir, { recursive: true, force: true });
    });

    it("are swept when their owner is dead, others are not", async () => {
      const [host] = (ownLabels("x")["cleanroom.owner"] ?? "").split(".");
      const make = (owner: string, extra: Record<string, string> = {}) => {
        const Labels = { ...ownLabels("swept"), "cleanroom.owner": owner, ...extra };
        return engine.client.create({ Image: IMAGE, Cmd: ["true"], Labels, HostConfig: {} });
      };
      const dead = await make(`${host}.999999999.1`);
      const expired = await make("elsewhere.1.1", { "cleanroom.expires": "1000" });
      const alive = await make(ownLabels("x")["cleanroom.owner"] ?? "");
      await engine.client.createVolume("cleanroom-test-swept", {
        ...ownLabels("swept"),
        "cleanroom.owner": `${host}.999999999.1`,
      });
      const lines = await engine.backend().sweep();
      expect(lines.filter((line) => line.includes("of run swept"))).toHaveLength(3);
      expect(
        await Promise.all([dead, expired, alive].map(async (id) => (await engine.client.inspect(id)) !== null)),
      ).toEqual([false, false, true]);
      await engine.client.remove(alive);
    });

    it("map a permissive policy to the engine's defaults", async () => {
      const cell = await place.open({
        policy: {
          name: "permissive",
          network: { kind: "full" },
          capabilities: "default",
          user: "image",
          rootFilesystem: "writable",
          limits: { cpuTimeSecs: null, memoryBytes: null, processCount: null, fileSizeBytes: null, cpus: null },
        },
      });
      expect(await text(cell, "id -u; echo x > /file && cat /file; umask")).toMatch(/^0\nx\n0?022$/);
      expect(cell.observation).toMatchObject({
        uid: 0,
        rootReadOnly: false,
        noNewPrivileges: true,
        seccomp: 2,
        memoryBytes: null,
      });
      expect(cell.observation.interfaces?.length).toBeGreaterThan(1);
      expect(cell.observation.capabilities).not.toMatch(/^0+$/);
    });

    it("refuse what they can't enforce, and need an image", async () => {
      const network = { kind: "allowlist", hosts: ["example.com"], ports: [443] } as const;
      await expect(place.open({ policy: { ...STRICT, network } })).rejects.toMatchObject({
        kind: "EnforcementUnavailable",
      });
      await expect(place.open({ image: null })).rejects.toMatchObject({ kind: "ConfigInvalid" });
    });

    it("have the tested program from outside the project", async () => {
      const bin = join(place.dir, "my-cli");
      writeFileSync(bin, "#!/bin/sh\necho cli $1\n", { mode: 0o700 });
      for (const image of [IMAGE, BARE]) {
        const cell = await place.open({ externalBin: bin, image });
        expect(cell.externalBin).toBe("/cleanroom/in/bin/my-cli");
        if (image === IMAGE) expect((await run(cell, [cell.externalBin ?? "", "x"])).stdout.toString()).toBe("cli x\n");
        else
          expect((await run(cell, ["busybox", "sh", cell.externalBin ?? "", "x"])).stdout.toString()).toBe("cli x\n");
      }
    });
  });
}
