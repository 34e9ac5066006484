import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { CleanroomError } from "../../core/errors.js";
import { run, text } from "./place.js";
import { fetching, inPod, service, web } from "./pods.js";

const quiet = service("quiet", { command: ["sleep", "3600"] });
const isUnhealthy = (error: unknown) => error instanceof CleanroomError && error.kind === "ServiceUnhealthy";

/** Services next to the steps. */
export const POD = [
  inPod("gives steps a service by its name and port", [web("web", 8080)], async (pods) => {
    await pods.start("web");
    const { host, port } = pods.pod.address("web");
    const cell = await pods.cell();
    await pods.answers("web");
    assert.match(await text(cell, fetching(host, port)), /hello from web/);
  }),

  inPod("gives services each other", [web("one", 8081), web("two", 8082)], async (pods) => {
    const [, two] = await Promise.all([pods.start("one"), pods.start("two")]);
    await pods.answers("one");
    const { output } = await two.exec(["sh", "-c", fetching("one", 8081)], 5000);
    assert.match(output, /hello from one/);
  }),

  inPod("passes a service's output on, from its first byte", [web("web", 8080)], async (pods) => {
    await pods.start("web");
    await pods.answers("web");
    assert.match(pods.logs.get("web") ?? "", /^serving\n/);
  }),

  inPod(
    "starts a service as it was configured",
    [
      service("set", {
        command: ["sh", "-c", 'echo "$A"; cat /etc/app.conf; id -u; echo x >/data/file && echo wrote; exec sleep 3600'],
        env: { A: "a 'quoted' value" },
        files: { "/etc/app.conf": "key = value\n" },
        tmpfs: ["/data"],
        user: "1234",
      }),
    ],
    async (pods) => {
      await pods.start("set");
      for (let tries = 0; !pods.logs.get("set")?.includes("wrote") && tries < 200; tries++) await setTimeout(25);
      assert.equal(pods.logs.get("set"), "a 'quoted' value\nkey = value\n1234\nwrote\n");
    },
  ),

  inPod("runs commands inside a service", [quiet], async (pods) => {
    const container = await pods.start("quiet");
    const { exitCode, output } = await container.exec(["sh", "-c", "echo a; echo b >&2; exit 3"], 5000);
    assert.deepEqual({ exitCode, output: output.trim() }, { exitCode: 3, output: "a\nb" });
    assert.equal((await container.exec(["true"], 5000)).exitCode, 0);
    assert.equal((await container.exec(["no-such-command"], 5000)).exitCode, 127);
  }),

  inPod("gives up a command that hangs, and runs the next one", [quiet], async (pods) => {
    const container = await pods.start("quiet");
    assert.equal((await container.exec(["sh", "-c", "sleep 3599"], 300)).exitCode, null);
    assert.equal((await container.exec(["sh", "-c", "exit 4"], 5000)).exitCode, 4);
    const { output } = await container.exec(["sh", "-c", "sleep 0.2; cat /proc/[0-9]*/cmdline | tr '\\0' ' '"], 5000);
    assert.ok(!/sleep 3599 /.test(output.replaceAll("sleep 0.2; cat", "")), output);
  }),

  inPod("makes probes where the step stands, and gives up those that hang", [quiet], async ({ pod }) => {
    assert.deepEqual(await pod.probe("echo here; exit 5", 5000), { exitCode: 5, output: "here" });
    assert.equal((await pod.probe("sleep 3600", 200)).exitCode, null);
    assert.equal((await pod.probe("syntax (error", 5000)).exitCode, 2);
    const many = await Promise.all([1, 2, 3, 4].map((i) => pod.probe(`sleep 0.${i}; echo ${i}`, 5000)));
    assert.deepEqual(
      many.map(({ output }) => output),
      ["1", "2", "3", "4"],
    );
  }),

  inPod(
    "tells how a service ended",
    [service("brief", { command: ["sh", "-c", "echo last; exit 9"] })],
    async (pods) => {
      const { exitCode, reason } = await (await pods.start("brief")).ended;
      assert.equal(exitCode, 9);
      assert.match(reason, /exited with code 9/);
      assert.equal(pods.logs.get("brief"), "last\n");
    },
  ),

  inPod("kills a service", [quiet], async (pods) => {
    const container = await pods.start("quiet");
    await container.kill();
    assert.equal((await container.ended).exitCode, 137);
  }),

  inPod("pauses and resumes a service", [quiet], async (pods) => {
    const container = await pods.start("quiet");
    assert.equal((await container.exec(["sh", "-c", "true"], 5000)).exitCode, 0);
    await container.pause();
    assert.equal((await container.exec(["sh", "-c", "true"], 300)).exitCode, null);
    await container.resume();
    assert.equal((await container.exec(["sh", "-c", "true"], 5000)).exitCode, 0);
  }),

  inPod("slows a service down and lets it go again", [quiet], async (pods) => {
    const container = await pods.start("quiet");
    await container.slow(0.1);
    await container.slow(0.5);
    await container.slow(1);
    assert.equal((await container.exec(["sh", "-c", "exit 6"], 5000)).exitCode, 6);
  }),

  inPod(
    "says what keeps a service from being started",
    [service("wrong", { command: ["/no/such/program"], files: {} }), service("who", { user: "nobody-of-that-name" })],
    async (pods) => {
      for (const name of ["wrong", "who"]) {
        await assert.rejects(pods.start(name), (error) => isUnhealthy(error) && String(error).includes(name));
      }
    },
  ),

  inPod("closes once and for all, services and cells included", [quiet], async (pods) => {
    const container = await pods.start("quiet");
    const cell = await pods.cell();
    await Promise.all([pods.pod.close(), pods.pod.close()]);
    await pods.pod.close();
    assert.notEqual((await container.ended).reason, "");
    await assert.rejects(pods.start("quiet"));
    await assert.rejects(run(cell, ["true"]));
  }),

  inPod("can be closed while a service is being started", [quiet], async (pods) => {
    const starting = pods.start("quiet").catch(() => null);
    await pods.pod.close();
    const started = await starting;
    if (started !== null) assert.notEqual((await started.ended).reason, "");
  }),

  inPod("keeps pods that are open at the same time apart", [web("web", 8080)], async (pods) => {
    const other = await pods.place.openPod([web("other", 8080)]);
    try {
      await pods.start("web");
      await pods.answers("web");
      const { exitCode, output } = await other.probe(fetching("127.0.0.1", 8080), 5000);
      assert.ok(exitCode !== 0 || !output.includes("hello"), output);
    } finally {
      await other.close();
    }
  }),
];
