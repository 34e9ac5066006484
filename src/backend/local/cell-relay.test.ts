import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Cell } from "../backend.js";
import { bwrap } from "./bwrap.js";
import { makePlace, type Place, shell } from "./cells.test-support.js";
import { type ListeningService, listeningPod } from "./listening-pod.test-support.js";
import { readyIn, TestPrograms, textOf } from "./programs.test-support.js";
import { openSandboxCell } from "./sandbox-cell.js";
import { TestServers } from "./servers.test-support.js";
import { unshare } from "./unshare.js";
import { usable } from "./usable.test-support.js";

const asRoot = process.getuid?.() === 0;
const places: Place[] = [];
const cells: Cell[] = [];
const servers = new TestServers();

afterEach(async () => {
  await Promise.all(cells.splice(0).map((cell) => cell.close()));
  for (const place of places.splice(0)) place.dispose();
  servers.close();
});

/** For steps: `node talk.mjs HOST PORT` sends its stdin, ends that half, and prints what comes back. */
const TALK = `import { connect } from "node:net";
const socket = connect({ host: process.argv[2], port: Number(process.argv[3]), allowHalfOpen: true });
socket.on("error", (error) => { console.log(error.code); process.exit(1); });
process.stdin.pipe(socket).pipe(process.stdout);
`;

/** Connects to each `[host, port]` of a JSON list on its stdin, and prints how each attempt ended. */
const TRY = `import { connect } from "node:net";
const tries = JSON.parse((await process.stdin.toArray()).join(""));
console.log(JSON.stringify(await Promise.all(tries.map(([host, port]) => new Promise((resolve) => {
  const socket = connect({ host, port, autoSelectFamily: false });
  socket.on("connect", () => resolve("connected to " + host + " " + port)).on("error", (error) => resolve(error.code));
})))));
process.exit();
`;

/** Command lines of processes that this one started. */
function ownChildren(): string[] {
  const { stdout } = spawnSync("ps", ["--ppid", `${process.pid}`, "-o", "args="], { encoding: "utf8" });
  return stdout.split("\n");
}

async function open(launcher: typeof bwrap, services: ListeningService[], options = {}, files = {}) {
  const pod = await listeningPod(...services);
  const place = makePlace({ "talk.mjs": TALK, ...files }, { pod });
  places.push(place);
  const defaults = { env: process.env, launcher, elevate: [], asRoot, countsPerNamespace: true };
  const cell = await openSandboxCell(place.spec, { ...defaults, ...options });
  cells.push(cell);
  return { cell, pod };
}

describe.each([bwrap, unshare])("services in a sandbox made by $name", (launcher) => {
  describe.skipIf(!usable[launcher.name])("on a host that allows it", { timeout: 60_000 }, () => {
    const say = (text: string) => servers.listen((socket) => socket.end(text));

    it("are reached by their names and their own ports, also where they share one", async () => {
      const first = { name: "postgres", port: 5432, listensOn: await say("one") };
      const second = { name: "replica", port: 5432, listensOn: await say("two") };
      const web = { name: "web", port: 80, listensOn: await say("three") };
      const { cell } = await open(launcher, [first, second, web]);
      const line = "for at in 'postgres 5432' 'replica 5432' 'web 80'; do node talk.mjs $at </dev/null; echo; done";
      expect((await shell(cell, line)).stdout).toBe("one\ntwo\nthree\n");
      expect((await shell(cell, "grep -E 'postgres|replica|web' /etc/hosts")).stdout).toBe(
        "127.0.0.1\tpostgres\n127.0.0.2\treplica\n127.0.0.1\tweb\n",
      );
    });

    it("are all there is: the network is still lo alone, and nothing of the host answers", async () => {
      const allowed = await say("service");
      const loopback = await say("loopback");
      const everywhere = await servers.listen((socket) => socket.end("everywhere"), "::");
      const db = { name: "db", port: 5432, listensOn: allowed };
      const { cell } = await open(launcher, [db], {}, { "try.mjs": TRY });
      expect(cell.observation.interfaces).toEqual(["lo"]);
      expect(cell.observation.evidence["network"]?.join("\n")).toContain(
        "from 127.0.0.1:5432 to service db and nowhere",
      );
      expect((await shell(cell, "ip route 2>/dev/null; tail -n +2 /proc/net/route")).stdout).toBe("");
      const own = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map((entry) => entry.address));
      const tries = [
        ...["127.0.0.1", "127.0.0.2", "::1", "localhost", "db"].flatMap((host) => [
          [host, loopback],
          [host, everywhere],
          [host, allowed],
        ]),
        ...own.map((host) => [host, everywhere]),
        ...["169.254.169.254", "172.17.0.1", "10.88.0.1", "1.1.1.1", "2606:4700:4700::1111"].map((host) => [host, 80]),
        ["example.com", 80],
      ];
      const { stdout } = await shell(cell, "node try.mjs", { stdin: Buffer.from(JSON.stringify(tries)) });
      const answers = JSON.parse(stdout) as string[];
      expect(answers).toHaveLength(tries.length);
      for (const answer of answers) {
        expect(answer).toMatch(/^(ECONNREFUSED|ENETUNREACH|EADDRNOTAVAIL|EHOSTUNREACH|EAI_AGAIN|ENOTFOUND|EINVAL)$/);
      }
      expect((await shell(cell, "node talk.mjs db 5432 </dev/null")).stdout).toBe("service");
    });

    it("hear the end of a request and may still answer, however much that is", async () => {
      const content = randomBytes(8 << 20);
      const digest = await servers.listen((socket) => {
        const hash = createHash("sha256");
        socket.on("data", (chunk) => hash.update(chunk));
        socket.on("end", () => socket.end(hash.digest("hex")));
      });
      const echo = await servers.listen((socket) => socket.pipe(socket));
      const { cell } = await open(launcher, [
        { name: "digest", port: 1000, listensOn: digest },
        { name: "echo", port: 2000, listensOn: echo },
      ]);
      const sum = createHash("sha256").update(content).digest("hex");
      expect((await shell(cell, "node talk.mjs digest 1000", { stdin: content })).stdout).toBe(sum);
      const echoed = await shell(cell, "node talk.mjs echo 2000 | sha256sum", { stdin: content });
      expect(echoed.stdout).toBe(`${sum}  -\n`);
    });

    it("take many connections at once", async () => {
      const echo = await servers.listen((socket) => socket.pipe(socket));
      const many = `import { connect } from "node:net";
        const answers = Array.from({ length: 200 }, (_, n) => new Promise((resolve) => {
          let text = "";
          const socket = connect(7000, "echo", () => socket.end("connection " + n));
          socket.on("data", (chunk) => { text += chunk; }).on("error", (error) => resolve(error.code));
          socket.on("close", () => resolve(text === "connection " + n));
        }));
        console.log([...new Set(await Promise.all(answers))].join());`;
      const { cell } = await open(launcher, [{ name: "echo", port: 7000, listensOn: echo }], {}, { "many.mjs": many });
      expect((await shell(cell, "node many.mjs")).stdout).toBe("true\n");
      await expect.poll(() => servers.sockets.size).toBe(0);
    });

    it("are held up by a step that does not read", async () => {
      let sent = 0;
      const piece = Buffer.alloc(1 << 20);
      const flood = await servers.listen((socket) => {
        const more = () => {
          while (sent < 512 && !socket.destroyed) {
            sent += 1;
            if (!socket.write(piece)) return;
          }
        };
        socket.on("drain", more);
        more();
      });
      const { cell } = await open(launcher, [{ name: "flood", port: 7000, listensOn: flood }]);
      const stalled = `node -e 'require("net").connect(7000, "flood").pause(); setTimeout(process.exit, 1000)'`;
      expect((await shell(cell, stalled)).exit.exitCode).toBe(0);
      expect(sent).toBeGreaterThan(0);
      expect(sent).toBeLessThan(64);
    });

    it("refuse connections when they have ended", async () => {
      const { cell, pod } = await open(launcher, [{ name: "db", port: 5432, listensOn: await say("here") }]);
      expect((await shell(cell, "node talk.mjs db 5432 </dev/null")).stdout).toBe("here");
      pod.stop("db");
      expect((await shell(cell, "node talk.mjs db 5432 </dev/null")).stdout).toBe("ECONNREFUSED\n");
    });

    it("stay reachable whatever a step kills, and leave no process and no connection behind", async () => {
      const hold = await servers.listen((socket) => {
        socket.write("held");
        socket.resume().on("end", () => socket.end());
      });
      const { cell } = await open(launcher, [{ name: "db", port: 5432, listensOn: hold }]);
      expect(ownChildren().filter((line) => line.includes("EADDRNOTAVAIL"))).toEqual([]);
      await shell(cell, "kill -9 -1");
      const running = shell(cell, "sleep 300 | node talk.mjs db 5432");
      await expect.poll(() => servers.sockets.size).toBe(1);
      await Promise.all([cell.close(), expect(running).rejects.toMatchObject({ kind: "EngineUnavailable" })]);
      await expect.poll(() => servers.sockets.size).toBe(0);
    });

    it.skipIf(!asRoot)("are led into a cell that was started by another command's rights", async () => {
      // As sudo does: standard streams alone, and an environment of its own.
      const sudo = ["env", "-i", `PATH=${process.env["PATH"]}`, "sh", "-c", 'exec "$@" 3>&- 4>&- 5>&-', "sudo"];
      const db = { name: "db", port: 5432, listensOn: await say("as root") };
      const { cell } = await open(launcher, [db], { elevate: sudo });
      expect((await shell(cell, "node talk.mjs db 5432 </dev/null")).stdout).toBe("as root");
    });

    it("can't be led in where nsenter does not work, and that is said", async () => {
      const tools = mkdtempSync(join(tmpdir(), "cleanroom-test-tools-"));
      writeFileSync(join(tools, "nsenter"), "#!/bin/sh\necho 'nsenter: not allowed' >&2\nexit 1\n", { mode: 0o755 });
      const db = { name: "db", port: 5432, listensOn: await say("here") };
      const env = { ...process.env, PATH: `${tools}:${process.env["PATH"]}` };
      const opening = open(launcher, [db], { env });
      await expect(opening).rejects.toMatchObject({
        kind: "EngineUnavailable",
        message: "services can't be led into the local sandbox: nsenter: not allowed",
      });
      expect(readdirSync(places[0]?.spec.tempDir ?? "").sort()).toEqual(["source", "workspace.tar"]);
      rmSync(tools, { recursive: true });
    });
  });
});

describe.each([bwrap, unshare])("services in a sandbox made by $name in another process", (launcher) => {
  const programs = new TestPrograms();
  beforeAll(() => programs.build("sandbox-program.test-support.ts"));
  afterAll(() => programs.remove());

  const users = asRoot ? [null, 12345] : [null];
  it.skipIf(!usable[launcher.name]).each(users)("are reached by user %s", async (user) => {
    const port = await servers.listen((socket) => socket.end("hello"));
    const line = "bash -c 'cat </dev/tcp/db/80'; bash -c '</dev/tcp/127.0.0.1/81' || exit 3";
    const child = programs.start([launcher.name, line], user, { CLEANROOM_TEST_SERVICE: `${port}` });
    const [ran, end] = (await textOf(child))
      .trim()
      .split("\n")
      .map((text) => JSON.parse(text) as Record<string, unknown>);
    expect(ran).toMatchObject({ stdout: "hello", code: 3 });
    expect(end).toMatchObject({ observation: { interfaces: ["lo"], uid: 65534, capabilities: "0000000000000000" } });
  });

  it.skipIf(!usable[launcher.name]).each(users)(
    "lose their connections at a SIGKILL of that process (user %s)",
    async (user) => {
      const port = await servers.listen((socket) => socket.resume().on("end", () => socket.end()));
      const child = programs.start([launcher.name, "--stay"], user, { CLEANROOM_TEST_SERVICE: `${port}` });
      const tempDir = await readyIn(child);
      await expect.poll(() => servers.sockets.size, { timeout: 20_000 }).toBe(1);
      child.kill("SIGKILL");
      await expect.poll(() => servers.sockets.size).toBe(0);
      rmSync(tempDir, { recursive: true });
    },
  );
});
