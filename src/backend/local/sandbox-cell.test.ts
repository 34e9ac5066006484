import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Cell } from "../backend.js";
import { bwrap } from "./bwrap.js";
import { LOCKED, makePlace, type Place, processesWith, runIn, shell } from "./cells.test-support.js";
import { readyIn, TestPrograms, textOf } from "./programs.test-support.js";
import { openSandboxCell } from "./sandbox-cell.js";
import { unshare } from "./unshare.js";
import { usable } from "./usable.test-support.js";

const asRoot = process.getuid?.() === 0;
const places: Place[] = [];
const cells: Cell[] = [];

async function open(launcher: typeof bwrap, files = {}, changes = {}): Promise<Cell> {
  const place = makePlace(files, changes);
  places.push(place);
  const options = { env: process.env, launcher, elevate: [], asRoot, countsPerNamespace: true };
  const cell = await openSandboxCell(place.spec, options);
  cells.push(cell);
  return cell;
}

afterEach(async () => {
  await Promise.all(cells.splice(0).map((cell) => cell.close()));
  for (const place of places.splice(0)) place.dispose();
});

describe.each([bwrap, unshare])("a sandbox made by $name", (launcher) => {
  describe.skipIf(!usable[launcher.name])("on a host that allows it", () => {
    it("has what the policy asks for in force, as read back from inside", async () => {
      const { observation } = await open(launcher, { a: "b" });
      expect(observation).toMatchObject({
        capabilities: "0000000000000000",
        uid: 65534,
        noNewPrivileges: true,
        rootReadOnly: true,
        interfaces: ["lo"],
        cpuTimeSecs: 60,
        fileSizeBytes: 20 << 20,
        seccomp: launcher.loadsSeccomp && ["x64", "arm64"].includes(process.arch) ? 2 : 0,
        pids: 44,
      });
    });

    it("shows nothing of the host's people, projects and running programs", async () => {
      const cell = await open(launcher);
      const { stdout } = await shell(
        cell,
        `ls -d /home/* '${process.cwd()}' '${homedir()}/.ssh' '${homedir()}/.bashrc' /run/* /var/* 2>/dev/null; cat /etc/shadow; ls /proc | grep -c '^[0-9]'`,
      );
      expect(Number(stdout)).toBeLessThan(8);
      expect((await shell(cell, "id -u; id -g; hostname; cat /etc/hostname /etc/passwd")).stdout).toBe(
        "65534\n65534\ncleanroom\ncleanroom\nroot:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/tmp:/bin/sh\n",
      );
    });

    it("lets nothing be written but the workspace, /tmp, /dev/shm and the artifacts", async () => {
      const cell = await open(launcher, { "hello.txt": "hello" });
      const tries = [
        "/x",
        "/usr/x",
        "/etc/x",
        "/dev/x",
        "/cleanroom/in/x",
        "/run/x",
        "/var/x",
        "/sys/x",
        "/sys/fs/cgroup/x",
      ];
      for (const path of tries) expect((await shell(cell, `: >${path}`)).exit.exitCode, path).not.toBe(0);
      const good = `for d in . /tmp /dev/shm "$CLEANROOM_ARTIFACTS"; do : >"$d/x" || exit 1; done; ls -ld . | cut -c1-10`;
      expect(await shell(cell, good)).toMatchObject({ stdout: "drwxr-xr-x\n", exit: { exitCode: 0 } });
    });

    it("gives no way to new privileges", async () => {
      const cell = await open(launcher);
      for (const line of [
        "unshare -Ur true",
        "unshare -m true",
        "mount -t tmpfs x /tmp",
        "chroot / true",
        "umount /tmp",
      ]) {
        expect((await shell(cell, line)).exit.exitCode, line).not.toBe(0);
      }
      const { stdout } = await shell(cell, "grep -E '^(Cap|Groups|NoNewPrivs)' /proc/self/status");
      expect(stdout).toMatch(/CapBnd:\t0000000000000000\nCapAmb:\t0000000000000000\nNoNewPrivs:\t1/);
      expect(stdout.match(/0000000000000000/g)).toHaveLength(5);
    });

    it("runs steps one after another over one workspace, and kills what they leave running", async () => {
      const cell = await open(launcher, { "hello.txt": "hello" });
      const first = await shell(cell, "cat hello.txt; echo more >>hello.txt; (trap '' TERM; sleep 300) & sleep 301 &");
      expect(first.stdout).toBe("hello");
      const second = await shell(cell, "cat hello.txt; ps ax 2>/dev/null | grep -c '[s]leep 30'");
      expect(second.stdout).toBe("hellomore\n0\n");
    });

    it("ends a step that overruns its time with its whole tree, and goes on", async () => {
      const cell = await open(launcher);
      const slow = await shell(cell, "trap '' TERM; setsid sleep 300 & echo on; while :; do sleep 300; done", {
        timeoutMs: 100,
      });
      expect(slow).toMatchObject({ stdout: "on\n", exit: { ended: "timeout", exitCode: 137 } });
      expect((await shell(cell, "echo next")).stdout).toBe("next\n");
    });

    it("leaves SIGINT and SIGQUIT to the step", async () => {
      const cell = await open(launcher);
      const { stdout } = await shell(cell, "grep SigIgn /proc/self/status");
      expect(Number.parseInt(stdout.split("\t")[1] ?? "", 16) & 0b110).toBe(0);
    });

    it("collects what was left, and passes stdin, environment and exit codes", async () => {
      const cell = await open(launcher, { "in/a.txt": "A" });
      const line = `cat; echo "$X"; echo made >"$CLEANROOM_ARTIFACTS/made.txt"; exit 7`;
      const env = { ...cell.baseEnv, X: 'it\'s\n"x"', CLEANROOM_ARTIFACTS: cell.artifactsDir };
      const ran = await shell(cell, line, { env, stdin: Buffer.from("in"), collect: ["in/a.txt", "none"] });
      expect(ran).toMatchObject({ stdout: `init's\n"x"\n`, exit: { exitCode: 7, ended: "exited", limit: null } });
      expect(ran.exit.files.wanted.get("in/a.txt")?.toString()).toBe("A");
      expect([...ran.exit.files.artifacts]).toEqual([["made.txt", Buffer.from("made\n")]]);
      expect((await shell(cell, 'ls -A "$CLEANROOM_ARTIFACTS"')).stdout).toBe("");
      const missing = await runIn(cell, { argv: ["no-such-program"] });
      expect(missing).toMatchObject({
        stderr: "cleanroom: no-such-program: command not found\n",
        exit: { exitCode: 127 },
      });
    });

    it("keeps to the limits of processes and file size", async () => {
      const cell = await open(launcher);
      const forks = await shell(cell, "i=0; while [ $i -lt 80 ]; do sleep 60 & i=$((i+1)); done; echo all");
      expect(forks.stdout).toBe("");
      const file = await shell(cell, "head -c 30000000 /dev/zero >big; echo $?; wc -c <big");
      expect(file.stdout).toBe(`153\n${20 << 20}\n`);
    });

    it.skipIf(!asRoot)("ends a step that takes too much memory, and says that this was why", async () => {
      const cell = await open(launcher);
      const { exit } = await shell(cell, "exec tail /dev/zero");
      expect(exit).toMatchObject({ exitCode: 137, limit: "memory" });
    });

    it("runs the host's interpreters", async () => {
      const cell = await open(launcher, {
        "tool.sh": "#!/bin/sh\necho from the project\n",
        "threads.mjs":
          "import { Worker } from 'node:worker_threads'; new Worker('console.log(6 * 7)', { eval: true });",
      });
      expect((await runIn(cell, { argv: ["./tool.sh"] })).stdout).toBe("from the project\n");
      expect(await runIn(cell, { argv: ["node", "threads.mjs"] })).toMatchObject({ stdout: "42\n", stderr: "" });
    });

    it("has the host's network only where the policy asks for it", async () => {
      const cell = await open(launcher, {}, { policy: { ...LOCKED, network: { kind: "full" } } });
      const names = readFileSync("/proc/net/dev", "utf8").match(/^\s*\S+:/gm);
      expect(cell.observation.interfaces).toHaveLength(names?.length ?? 0);
    });

    it("leaves nothing behind when it is closed, also in the middle of a step", async () => {
      const cell = await open(launcher, { a: "b" });
      const place = places[0];
      // Worst case: a step that has stopped the agent.
      const stop = "for p in $(ls /proc | grep '^[0-9]'); do [ $p = $$ ] || kill -STOP $p; done";
      const running = shell(cell, `${stop}; exec sleep 876543`);
      await expect.poll(() => processesWith("sleep 876543").length).toBe(1);
      await Promise.all([cell.close(), expect(running).rejects.toMatchObject({ kind: "EngineUnavailable" })]);
      expect(processesWith("sleep 876543")).toEqual([]);
      expect(readdirSync(place?.spec.tempDir ?? "").sort()).toEqual(["source", "workspace.tar"]);
      expect(groups()).toEqual([]);
    });
  });
});

/** Control groups of cells of this process. */
function groups(): string[] {
  const found = execFileSync("find", ["/sys/fs/cgroup", "-type", "d", "-name", `cleanroom-local-*.${process.pid}.*`], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return found.split("\n").filter((line) => line !== "");
}

describe.each([bwrap, unshare])("a sandbox made by $name in another process", (launcher) => {
  const programs = new TestPrograms();
  beforeAll(() => programs.build("sandbox-program.test-support.ts"));
  afterAll(() => programs.remove());
  const start = (lines: string[], user: number | null) => programs.start([launcher.name, ...lines], user);

  it.skipIf(!asRoot || !usable[launcher.name])("is as tight for an ordinary user", async () => {
    const lines = [
      "id -u; cat hello.txt",
      ": >/usr/x",
      "unshare -Ur true",
      "i=0; while [ $i -lt 80 ]; do sleep 60 & i=$((i+1)); done; echo all",
    ];
    const child = start(lines, 12345);
    const results = (await textOf(child))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(results[0]).toMatchObject({ stdout: "65534\nhello", code: 0 });
    for (const result of results.slice(1, 4)) expect(result).not.toMatchObject({ code: 0 });
    expect(results[4]?.["observation"]).toMatchObject({
      capabilities: "0000000000000000",
      uid: 65534,
      noNewPrivileges: true,
      rootReadOnly: true,
      interfaces: ["lo"],
      pids: 44,
    });
    expect(JSON.stringify(results[4])).toContain("for each process");
  });

  const users = asRoot ? [null, 12345] : [null];
  it.skipIf(!usable[launcher.name]).each(users)("is gone after a SIGKILL of that process (user %s)", async (user) => {
    const child = start(["--stay"], user);
    const tempDir = await readyIn(child);
    await expect.poll(() => processesWith("sleep 987654").length).toBe(1);
    const name = readdirSync(tempDir).find((entry) => entry.startsWith("cleanroom-local-")) ?? "";
    expect(name).not.toBe("");
    child.kill("SIGKILL");
    await expect.poll(() => processesWith("sleep 987654")).toEqual([]);
    await expect.poll(() => existsSync(join(tempDir, name)), { timeout: 5000 }).toBe(false);
    await expect
      .poll(() => execFileSync("sh", ["-c", `find /sys/fs/cgroup -name '${name}' 2>/dev/null || :`]).toString())
      .toBe("");
    expect(readFileSync("/proc/mounts", "utf8")).not.toContain(name);
    rmSync(tempDir, { recursive: true });
  });
});
