import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Cell, StepCommand } from "../backend.js";
import { noise, Place, type Ran, run, STRICT } from "../conformance/place.js";
import { testEngines } from "./engines.test-support.js";

for (const engine of await testEngines()) {
  describe.skipIf(!engine.available)(`${engine.name} with an image without a shell`, { timeout: 120_000 }, () => {
    let place: Place;
    beforeEach(() => {
      place = new Place(engine.backend(), { image: "cleanroom-test/bare:1" });
    });
    afterEach(() => place.dispose());

    /** The image's one program can play a shell, under a name that no agent looks for. */
    const sh = (cell: Cell, script: string, changes: Partial<StepCommand> = {}): Promise<Ran> =>
      run(cell, ["busybox", "sh", "-c", script], changes);

    it("keeps exit codes, streams and stdin", async () => {
      const input = noise(300_000, 4);
      const cell = await place.file("a.txt", "project\n").open();
      const echo = await run(cell, ["busybox", "cat"], { stdin: input });
      expect([echo.exit.exitCode, echo.stdout.equals(input)]).toEqual([0, true]);
      const both = await sh(cell, "cat a.txt; printf '\\377' >&2; exit 7");
      expect([both.exit.exitCode, both.stdout.toString(), both.stderr.toString("hex")]).toEqual([7, "project\n", "ff"]);
      const missing = await run(cell, ["no-such-command"]);
      expect([missing.exit.exitCode, missing.stderr.toString()]).toEqual([
        127,
        "cleanroom: no-such-command: command not found\n",
      ]);
      const closed = await sh(cell, "exec >&- 2>&-; busybox sleep 0.3; exit 3");
      expect(closed.exit.exitCode).toBe(3);
    });

    it("shares workdir and /tmp between steps, and collects files", async () => {
      const cell = await place.file("a.txt", "1").open();
      const first = await sh(
        cell,
        'echo 2 > a.txt; echo 3 > /tmp/b; mkdir "$CLEANROOM_ARTIFACTS/d"; echo 4 > "$CLEANROOM_ARTIFACTS/d/c"',
        {
          collect: ["a.txt", "none"],
        },
      );
      expect(first.exit.files.wanted.get("a.txt")?.toString()).toBe("2\n");
      expect([...first.exit.files.wanted.keys()]).toEqual(["a.txt"]);
      expect([...first.exit.files.artifacts].map(([path, content]) => [path, content.toString()])).toEqual([
        ["d/c", "4\n"],
      ]);
      const second = await sh(cell, 'cat a.txt /tmp/b; ls "$CLEANROOM_ARTIFACTS"; id -u; pwd; hostname; echo x > /y');
      expect(second.stdout.toString()).toBe("2\n3\n65534\n/workspace\ncleanroom\n");
      expect(second.exit.exitCode).not.toBe(0);
      expect(second.exit.files.artifacts.size).toBe(0);
    });

    it("ends a step at its timeout, and when it is interrupted", async () => {
      const cell = await place.open();
      const slow = await sh(cell, 'trap "" TERM; echo begun; while :; do busybox sleep 1; done', { timeoutMs: 1_500 });
      expect([slow.exit.ended, slow.exit.exitCode, slow.stdout.toString()]).toEqual(["timeout", 137, "begun\n"]);
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 500);
      const cut = await sh(cell, "busybox sleep 3600", { signal: controller.signal });
      expect(cut.exit.ended).toBe("interrupted");
    });

    // Podman 4 tells nobody that it was the memory.
    it.skipIf(engine.name === "podman")("names the memory limit as what ended a step", async () => {
      const cell = await place.open({ policy: { ...STRICT, limits: { ...STRICT.limits, memoryBytes: 24 << 20 } } });
      const { exit } = await run(cell, ["busybox", "tail", "-c", "300000000", "/dev/zero"], { timeoutMs: 20_000 });
      expect([exit.limit, exit.exitCode]).toEqual(["memory", 137]);
    });

    it("reports the controls that the engine set, and leaves nothing behind", async () => {
      const cell = await place.open({ runId: "bare" });
      expect(cell.observation).toMatchObject({ interfaces: ["lo"], uid: 65534, rootReadOnly: true, pids: 68 });
      expect(cell.observation.capabilities).toMatch(/^0+$/);
      await sh(cell, "true");
      await cell.close();
      await cell.close();
      expect(await engine.client.labelled("cleanroom.run=bare")).toEqual([]);
      expect(await engine.client.labelledVolumes("cleanroom.run=bare")).toEqual([]);
      await expect(sh(cell, "true")).rejects.toMatchObject({ kind: "EngineUnavailable" });
    });
  });
}
