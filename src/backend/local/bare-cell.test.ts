import { spawn } from "node:child_process";
import { chmodSync, existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pack } from "tar-stream";
import { afterEach, describe, expect, it } from "vitest";
import { ownerId } from "../../core/owner.js";
import type { Cell } from "../backend.js";
import { makePlace, type Place, processesWith, runIn, shell } from "./cells.test-support.js";
import { createLocalBackend } from "./local.js";

const backend = createLocalBackend({ env: process.env, sandbox: "none" });
const places: Place[] = [];
const cells: Cell[] = [];

function place(files = {}, changes = {}): Place {
  const made = makePlace(files, changes);
  places.push(made);
  return made;
}

async function open(files = {}, changes = {}): Promise<Cell> {
  const cell = await backend.open(place(files, changes).spec);
  cells.push(cell);
  return cell;
}

afterEach(async () => {
  await Promise.all(cells.splice(0).map((cell) => cell.close()));
  for (const made of places.splice(0)) made.dispose();
});

describe.skipIf(process.platform === "win32")("a cell without a sandbox", () => {
  it("claims no isolation", async () => {
    const { evidence, ...facts } = (await open()).observation;
    expect(facts).toEqual({});
    expect(evidence.network).toEqual(["host: no sandbox works here; steps are ordinary processes of this host"]);
  });

  it("runs steps in a copy of the project that goes with the cell", async () => {
    const cell = await open({ "a/b.txt": "one", "tool.sh": "#!/bin/sh\necho tool\n" });
    expect((await shell(cell, "cat a/b.txt; echo two >>a/b.txt; pwd -P")).stdout).toBe(`one${cell.workdir}\n`);
    expect((await shell(cell, "cat a/b.txt; ./tool.sh")).stdout).toBe("onetwo\ntool\n");
    await cell.close();
    expect(existsSync(cell.workdir)).toBe(false);
    await expect(shell(cell, "true")).rejects.toMatchObject({ kind: "EngineUnavailable" });
  });

  it("passes stdin, environment and exit codes, and nothing but its mark besides", async () => {
    const cell = await open();
    const ran = await shell(cell, `cat; printf '%s' "$X"; exit 9`, {
      env: { PATH: cell.baseEnv["PATH"] ?? "", X: "y" },
      stdin: Buffer.from("in "),
    });
    expect(ran).toMatchObject({ stdout: "in y", exit: { exitCode: 9, ended: "exited" } });
    const { stdout } = await runIn(cell, { argv: ["env"], env: { PATH: cell.baseEnv["PATH"] ?? "" } });
    expect(stdout.replace(/=.*/g, "")).toBe("PATH\nCLEANROOM_CELL\n");
  });

  it("reports a missing command, one that may not be executed, and signals as a shell does", async () => {
    const cell = await open({ plain: "text" });
    const missing = await runIn(cell, { argv: ["no-such-program"] });
    expect(missing).toMatchObject({
      stderr: "cleanroom: no-such-program: command not found\n",
      exit: { exitCode: 127 },
    });
    expect((await runIn(cell, { argv: ["./plain"] })).exit.exitCode).toBe(126);
    expect((await shell(cell, "kill -SEGV $$")).exit.exitCode).toBe(139);
  });

  it("ends the whole tree on timeout, deaf and detached processes included", async () => {
    const cell = await open();
    const line = `trap '' TERM; setsid sh -c "trap '' TERM; sleep 765431 & wait" & sleep 765432 & echo on; while :; do sleep 300; done`;
    const slow = await shell(cell, line, { timeoutMs: 150 });
    expect(slow).toMatchObject({ stdout: "on\n", exit: { ended: "timeout", exitCode: 137 } });
    expect(processesWith("sleep 76543")).toEqual([]);
  });

  it("ends on abort", async () => {
    const cell = await open();
    const controller = new AbortController();
    const running = shell(cell, "echo on; exec sleep 300", { signal: controller.signal });
    setTimeout(() => controller.abort(), 100);
    expect((await running).exit).toMatchObject({ ended: "interrupted", exitCode: 143 });
  });

  it("kills what a step leaves running, and is not held up by streams that it keeps open", async () => {
    const cell = await open();
    const ran = await shell(cell, "setsid sleep 654321 & sleep 654322 & echo done");
    expect(ran).toMatchObject({ stdout: "done\n", exit: { exitCode: 0 } });
    expect(processesWith("sleep 65432")).toEqual([]);
    // One that drops the mark and the group escapes: the next step still comes.
    const escaped = await shell(cell, "env -i setsid sleep 3 & sleep 0.1; echo done");
    expect(escaped.stdout).toBe("done\n");
  });

  it("collects wanted files and artifacts, none that lead outside, and none over the limit", async () => {
    const cell = await open({ "a.txt": "A" }, { artifactsBytes: 1000 });
    const line =
      'cd "$CLEANROOM_ARTIFACTS"; mkdir d; echo 1 >d/x; head -c 2000 /dev/zero >big; ln -s /etc/passwd out; ln -s d/x in';
    const { exit } = await shell(cell, line, { collect: ["a.txt", "missing", "../../etc/passwd"] });
    expect([...exit.files.wanted]).toEqual([["a.txt", Buffer.from("A")]]);
    expect([...exit.files.artifacts.keys()]).toEqual(["d/x", "in"]);
    expect(exit.files.omitted.map(({ path, bytes }) => [path, bytes])).toEqual([
      ["big", 2000],
      ["out", 0],
    ]);
    expect(readdirSync(cell.artifactsDir)).toEqual([]);
  });

  it("gives the tested program from outside the project a place", async () => {
    const made = place();
    const bin = join(made.spec.tempDir, "my cli");
    writeFileSync(bin, "#!/bin/sh\necho cli $1\n");
    chmodSync(bin, 0o755);
    const cell = await backend.open({ ...made.spec, externalBin: bin });
    cells.push(cell);
    expect((await runIn(cell, { argv: [cell.externalBin ?? "", "x"] })).stdout).toBe("cli x\n");
  });

  it("refuses a workspace that would be written outside its folder", async () => {
    const made = place({ a: "b" });
    const tar = pack();
    tar.entry({ name: "../escaped.txt" }, "x");
    tar.finalize();
    const chunks: Buffer[] = [];
    for await (const chunk of tar) chunks.push(chunk as Buffer);
    writeFileSync(made.spec.workspace.path, Buffer.concat(chunks));
    await expect(backend.open(made.spec)).rejects.toMatchObject({ message: expect.stringContaining("../escaped.txt") });
    expect(readdirSync(made.spec.tempDir).sort()).toEqual(["source", "workspace.tar"]);
  });

  it.skipIf(process.platform !== "linux")("sweeps up processes of runs that are gone, and no others", async () => {
    const host = ownerId().split(".")[0];
    // A pid above the kernel's largest is nobody's.
    const mark = (pid: number | string) => ({ CLEANROOM_CELL: `cleanroom-local-${host}.${pid}.1-0123456789abcdef` });
    const dead = spawn("sleep", ["543211"], { env: mark(4194305), stdio: "ignore" });
    const foreign = spawn("sleep", ["543212"], { env: { CLEANROOM_CELL: "x" }, stdio: "ignore" });
    const gone = new Promise((resolve) => dead.on("exit", (_, signal) => resolve(signal)));
    await expect.poll(() => processesWith("sleep 54321").length).toBe(2);
    expect(await backend.sweep()).toContain(`process ${dead.pid} of a step`);
    expect(await gone).toBe("SIGKILL");
    expect(processesWith("sleep 54321")).toHaveLength(1);
    foreign.kill();
  });
});
