import { chmodSync } from "node:fs";
import { connect } from "node:net";
import { availableParallelism, networkInterfaces } from "node:os";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compareControls } from "../../../policy/controls.js";
import { Place, run, STRICT, text } from "../../conformance/place.js";
import { fetching, PodPlace, service, web } from "../../conformance/pods.js";
import type { Pod, PodSpec } from "../../pod.js";
import { ownLabels } from "../labels.js";
import { containersAndNetworks, podEngines } from "./pod-engines.test-support.js";

const IMAGE = "cleanroom-test/busybox:1";
const BARE = "cleanroom-test/bare:1";
const quiet = service("quiet", { command: ["sleep", "3600"] });

for (const engine of await podEngines()) {
  describe.skipIf(!engine.available)(`${engine.title} pods`, { timeout: 120_000 }, () => {
    let place: Place;
    const opened: Pod[] = [];
    beforeEach(() => {
      place = new Place(engine.backend(), { image: IMAGE });
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((pod) => pod.close()));
      await place.dispose();
    });

    const left = () => containersAndNetworks(engine.client, engine.run);
    const open = async (specs: readonly ReturnType<typeof service>[], changes: Partial<PodSpec> = {}) => {
      const services = specs.map((each) => (each.image === "" ? { ...each, image: IMAGE } : each));
      const pod = await place.openPod(services, { runId: engine.run, ...changes });
      opened.push(pod);
      return new PodPlace(place, pod, services);
    };
    const networkOf = (cell: Awaited<ReturnType<Place["open"]>>) =>
      compareControls(STRICT, cell.observation, 1024).find(({ name }) => name === "network");

    it("leave nothing behind, in either kind of network", async () => {
      for (const detachable of [[], ["quiet"]]) {
        const pods = await open([quiet, web("web", 8080)], { detachable });
        await Promise.all([pods.start("quiet"), pods.start("web")]);
        expect((await left()).length).toBeGreaterThan(2);
        await pods.pod.close();
        expect(await left()).toEqual([]);
      }
    });

    it("make the network control say that only the services are reached, with where that was read", async () => {
      for (const detachable of [[], ["quiet"]]) {
        const pods = await open([quiet], { detachable });
        const control = networkOf(await pods.cell());
        expect(control).toMatchObject({ requested: "only the scenario's services", enforced: true });
        expect(control?.evidence.join("\n")).toMatch(/inside: \/proc\/net\/dev lists lo.*inside: \/proc\/net\/route/s);
        await pods.pod.close();
      }
    });

    it("take steps and services from images without a shell", async () => {
      const idle = service("idle", { image: BARE, command: ["busybox", "sleep", "3600"] });
      const pods = await open([idle, web("web", 8080)], { image: BARE });
      const container = await pods.start("idle");
      expect(await container.exec(["busybox", "echo", "ran"], 5000)).toEqual({ exitCode: 0, output: "ran\n" });
      expect((await container.exec(["no-such-command"], 5000)).exitCode).toBe(127);
      expect((await container.exec(["busybox", "sleep", "3600"], 200)).exitCode).toBe(null);
      await expect(container.exec(["sh", "-c", "true"], 5000)).rejects.toMatchObject({
        kind: "ServiceUnhealthy",
        message: expect.stringContaining("no shell"),
      });
      await pods.start("web");
      await pods.answers("web");
      const cell = await pods.cell({ image: BARE });
      const { stdout } = await run(cell, ["busybox", "wget", "-q", "-O", "-", "http://127.0.0.1:8080/"]);
      expect(stdout.toString()).toBe("hello from web\n");
      expect(networkOf(cell)).toMatchObject({ enforced: true });
      await cell.close();
      await pods.pod.close();
    });

    it("need one image with a shell, and leave nothing behind without", async () => {
      for (const detachable of [[], ["idle"]]) {
        const idle = service("idle", { image: BARE, command: ["busybox", "sleep", "1"] });
        await expect(open([idle], { image: BARE, detachable })).rejects.toMatchObject({
          kind: "ImageUnavailable",
          message: expect.stringContaining(BARE),
        });
        expect(await left()).toEqual([]);
      }
    });

    it("are published on the loopback interface alone, on free ports", async () => {
      const backend = engine.backend();
      const services = [web("red", 8080), web("blue", 8080)].map((each) => ({ ...each, image: IMAGE }));
      const spec = { runId: engine.run, image: null, services, network: "none", detachable: [] } as const;
      const pods = new PodPlace(place, await backend.openPublishedPod({ ...spec, tempDir: place.tempDir }), services);
      await Promise.all([pods.start("red"), pods.start("blue")]);
      for (const name of ["red", "blue"]) {
        await pods.answers(name);
        const { host, port } = pods.pod.address(name);
        expect(host).toBe("127.0.0.1");
        expect(await ask(host, port ?? 0)).toContain(`hello from ${name}`);
        for (const address of ownAddresses()) expect(await ask(address, port ?? 0)).not.toContain("hello");
      }
      await pods.pod.close();
      expect(await left()).toEqual([]);
    });

    it("open eight at a time", async () => {
      const all = await Promise.all(
        Array.from({ length: 8 }, async (_, i) => {
          const pods = await open([web("web", 8080)], { detachable: i % 2 === 0 ? [] : ["web"] });
          await pods.start("web");
          await pods.answers("web");
          return pods;
        }),
      );
      await Promise.all(all.map(({ pod }) => pod.close()));
      expect(await left()).toEqual([]);
    });

    it("go when their run is swept, and those of other runs stay", async () => {
      const mine = await open([quiet], { runId: `${engine.run}-swept`, detachable: ["quiet"] });
      const other = await open([quiet], { runId: engine.run });
      const [swept, kept] = [await mine.start("quiet"), await other.start("quiet")];
      const lines = await engine.backend().sweep(`${engine.run}-swept`);
      expect(lines.filter((line) => line.includes("removed container"))).toHaveLength(2);
      expect(lines.filter((line) => line.includes("removed network"))).toHaveLength(1);
      expect(lines.every((line) => line.includes(`of run ${engine.run}-swept: `))).toBe(true);
      await swept.ended;
      expect(await containersAndNetworks(engine.client, `${engine.run}-swept`)).toEqual([]);
      expect((await kept.exec(["sh", "-c", "exit 3"], 5000)).exitCode).toBe(3);
      await Promise.all([mine.pod.close(), other.pod.close()]);
    });

    it.skipIf(engine.title === "podman-rootless")("slow a service down by the kernel's quota", async () => {
      const pods = await open([quiet]);
      const container = await pods.start("quiet");
      const quota = async () => {
        const files = "/sys/fs/cgroup/cpu/cpu.cfs_quota_us /sys/fs/cgroup/cpu.max";
        const { output } = await container.exec(["sh", "-c", `cat ${files} 2>/dev/null`], 5000);
        return output.trim();
      };
      await container.slow(0.25);
      expect(await quota()).toMatch(new RegExp(`^${availableParallelism() * 25_000}( 100000)?$`));
      await container.slow(1);
      expect(await quota()).toMatch(/^(-1|max 100000)$/);
    });

    it("pause a service while a command is on its way into it, and remove it all the same", async () => {
      const asked = service("asked", { command: ["sleep", "3600"], health: [{ kind: "command", command: "true" }] });
      for (let round = 0; round < 3; round += 1) {
        const pods = await open([asked]);
        // The shell for its check is being opened.
        const container = await pods.start("asked");
        await container.pause();
        await pods.pod.close();
        expect(await left()).toEqual([]);
      }
    });

    it("pause and resume a service however often they are told to", async () => {
      const pods = await open([quiet]);
      const container = await pods.start("quiet");
      await container.pause();
      await container.pause();
      expect((await container.exec(["true"], 300)).exitCode).toBe(null);
      await container.resume();
      await container.resume();
      expect((await container.exec(["true"], 5000)).exitCode).toBe(0);
    });

    it.skipIf(engine.title !== "docker")("know the healthcheck that an image brings", async () => {
      const base = await engine.client.create({ Image: IMAGE, Cmd: ["sleep", "3600"], Labels: ownLabels(engine.run) });
      const changes = 'HEALTHCHECK CMD ["echo", "well"]';
      const checked = `cleanroom-test/checked-${process.pid}`;
      await engine.client.docker.getContainer(base).commit({ repo: checked, tag: "1", changes });
      await engine.client.remove(base);
      try {
        const pods = await open([service("checked", { image: `${checked}:1` }), quiet]);
        const container = await pods.start("checked");
        expect(container.healthcheck).toEqual(["echo", "well"]);
        expect(await container.exec(container.healthcheck ?? [], 5000)).toMatchObject({ exitCode: 0 });
        expect((await pods.start("quiet")).healthcheck).toBe(null);
        await pods.pod.close();
      } finally {
        await engine.client.docker.getImage(`${checked}:1`).remove({ force: true });
      }
    });

    it.skipIf(engine.title !== "podman-rootless")(
      "do without mounts where the engine can't see our files",
      async () => {
        chmodSync(place.dir, 0o700);
        const configured = service("set", { command: ["sh", "-c", "cat /etc/app.conf; sleep 3600"] });
        const pods = await open([web("web", 8080), { ...configured, files: { "/etc/app.conf": "told\n" } }]);
        await Promise.all([pods.start("web"), pods.start("set")]);
        await pods.answers("web");
        expect(pods.pod.address("web")).toEqual({ host: "127.0.0.1", port: 8080 });
        await expect.poll(() => pods.logs.get("set")).toBe("told\n");
        const cell = await pods.cell();
        expect(await text(cell, fetching("127.0.0.1", 8080))).toContain("hello from web");
        await pods.pod.close();
      },
    );
  });
}

function ownAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.filter(({ internal, family }) => !internal && family === "IPv4").map(({ address }) => address);
}

/** What a HTTP server there answers; nothing where there is none. */
function ask(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(port, host, () => socket.write("GET / HTTP/1.0\r\n\r\n"));
    socket.on("data", (chunk) => {
      answer += chunk.toString("utf8");
    });
    socket.on("error", () => resolve(answer));
    socket.on("close", () => resolve(answer));
    socket.setTimeout(5000, () => socket.destroy());
  });
}
