import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { containersAndNetworks, podEngines } from "./pod-engines.test-support.js";

const IMAGE = "cleanroom-test/busybox:1";
const dir = mkdtempSync(join(tmpdir(), "cleanroom-pod-crash-"));
const program = join(dir, "program.mjs");

beforeAll(() => {
  buildSync({
    entryPoints: [join(import.meta.dirname, "pod-program.test-support.ts")],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
  symlinkSync(join(process.cwd(), "node_modules"), join(dir, "node_modules"));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

for (const engine of await podEngines()) {
  describe.skipIf(!engine.available)(`${engine.title} pods of a killed process`, { timeout: 120_000 }, () => {
    it("are swept, by the run's name or because their owner is dead", async () => {
      const socket = process.env["CLEANROOM_TEST_ROOTLESS_SOCKET"];
      const env = engine.title === "podman-rootless" ? { CLEANROOM_PODMAN_SOCKET: socket } : {};
      for (const byName of [true, false]) {
        const child = spawn(process.execPath, [program, engine.name, IMAGE], {
          stdio: ["ignore", "pipe", "inherit"],
          env: { ...process.env, ...env },
        });
        const [line] = (await once(child.stdout, "data")) as [Buffer];
        const run = `pod-${child.pid}`;
        // Holder, two services, one network.
        expect(await containersAndNetworks(engine.client, run)).toHaveLength(4);
        child.kill("SIGKILL");
        await once(child, "exit");
        await engine.backend().sweep(byName ? run : undefined);
        expect(await containersAndNetworks(engine.client, run)).toEqual([]);
        rmSync(line.toString("utf8").trim().replace("ready ", ""), { recursive: true, force: true });
      }
    });
  });
}
