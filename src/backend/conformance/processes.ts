import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { readlinkSync } from "node:fs";
import type { Cell } from "../backend.js";
import { inCell, inPlace, STRICT, sh, text } from "./place.js";

/** A duration nobody else sleeps for, to find a process again. */
function signature(): string {
  return String(randomInt(100_000_000, 999_999_999));
}

/** Lines of sh that start processes which don't want to end. */
const STUBBORN = (mark: string) =>
  `(sleep ${mark} &); setsid sleep ${mark} & (trap "" TERM HUP INT; sleep ${mark}; sleep ${mark}) & sleep ${mark} & `;

/** How many processes that the cell can see were started with this mark. */
async function survivors(cell: Cell, mark: string): Promise<string> {
  const count = `n=0; for p in /proc/[0-9]*; do case $(tr '\\000' ' ' <$p/cmdline) in "sleep ${mark} "*) n=$((n+1));; esac; done 2>/dev/null; echo $n`;
  return text(cell, count);
}

/**
 * Fails before a case does harm to the machine it runs on: where the cell shares its process numbers, a signal to
 * everybody would reach everybody.
 */
async function requireOwnProcesses(cell: Cell): Promise<void> {
  const visible = Number(await text(cell, "set -- /proc/[0-9]*; echo $#"));
  assert.ok(visible < 12, `${visible} processes are visible: the cell has no process numbers of its own`);
  assert.notEqual(await text(cell, "ls -l /proc/self/ns/pid | sed 's/.*-> //'"), hostProcesses());
}

/** The pid namespace of this process; null where the platform has none. */
function hostProcesses(): string | null {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return null;
  }
}

/** That nothing a step started outlives it. */
export const PROCESSES = [
  inCell("ends a step and all it started at its timeout", [], async (cell) => {
    const mark = signature();
    const { exit, stdout } = await sh(cell, `${STUBBORN(mark)} echo begun; wait`, { timeoutMs: 700 });
    assert.deepEqual([exit.ended, stdout.toString("utf8")], ["timeout", "begun\n"]);
    assert.notEqual(exit.exitCode, 0);
    assert.equal(await survivors(cell, mark), "0");
  }),

  inCell("ends a step that ignores every signal it can", [], async (cell) => {
    const { exit } = await sh(cell, 'trap "" TERM INT HUP QUIT USR1; while :; do sleep 0.05; done', { timeoutMs: 300 });
    assert.deepEqual([exit.ended, exit.exitCode], ["timeout", 137]);
  }),

  inCell("lets a step clean up at its timeout", [], async (cell) => {
    const { exit, stdout } = await sh(cell, 'trap "echo bye; exit 5" TERM; while :; do sleep 0.02; done', {
      timeoutMs: 300,
    });
    assert.deepEqual([exit.ended, exit.exitCode, stdout.toString("utf8")], ["timeout", 5, "bye\n"]);
  }),

  inCell("kills what a step left running before the next one", [], async (cell) => {
    const mark = signature();
    const { exit } = await sh(cell, `${STUBBORN(mark)} exit 0`);
    assert.equal(exit.exitCode, 0);
    assert.equal(await survivors(cell, mark), "0");
  }),

  inCell("keeps the output of leftovers out of the next step", [], async (cell) => {
    await sh(cell, '(trap "" TERM HUP; while :; do echo leak; echo leak >&2; done) & exit 0');
    for (let i = 0; i < 5; i++) {
      const { stdout, stderr } = await sh(cell, "sleep 0.02; echo mine");
      assert.deepEqual([stdout.toString("utf8"), stderr.toString("utf8")], ["mine\n", ""]);
    }
  }),

  inCell("ends a step when it is interrupted", [], async (cell) => {
    const mark = signature();
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 300);
    const { exit } = await sh(cell, `${STUBBORN(mark)} wait`, { signal: controller.signal });
    assert.equal(exit.ended, "interrupted");
    assert.equal(await survivors(cell, mark), "0");
  }),

  inCell("ends a step that is interrupted before it began", [], async (cell) => {
    const { exit } = await sh(cell, "sleep 3600", { signal: AbortSignal.abort() });
    assert.equal(exit.ended, "interrupted");
  }),

  inCell("lives through a step that signals everything it can reach", ["process_tree"], async (cell) => {
    await requireOwnProcesses(cell);
    for (const signal of ["TERM", "INT", "HUP", "KILL"]) await sh(cell, `kill -${signal} -1; sleep 0.05`);
    assert.equal(await text(cell, "echo alive"), "alive");
  }),

  inPlace("contains a step that forks without end", ["pids_limit"], async (place) => {
    const limits = { ...STRICT.limits, processCount: 32 };
    const cell = await place.open({ policy: { ...STRICT, limits } });
    await requireOwnProcesses(cell);
    assert.ok((cell.observation.pids ?? Number.POSITIVE_INFINITY) < 100, "no limit on processes was read back");
    await sh(cell, "bomb() { bomb | bomb & }; bomb; sleep 1; sleep 3600", { timeoutMs: 2_000 });
    assert.equal(await text(cell, "echo alive | cat"), "alive");
  }),

  inPlace("names the memory limit as what ended a step", ["memory_limit"], async (place) => {
    const limits = { ...STRICT.limits, memoryBytes: 48 * 1024 * 1024 };
    const cell = await place.open({ policy: { ...STRICT, limits } });
    assert.ok((cell.observation.memoryBytes ?? Number.POSITIVE_INFINITY) < 2 ** 28, "no memory limit was read back");
    const { exit } = await sh(cell, "head -c 400000000 /dev/zero | tail -c 300000000 >/dev/null");
    assert.deepEqual([exit.limit, exit.exitCode === 0], ["memory", false]);
    const next = await sh(cell, "exit 0");
    assert.deepEqual([next.exit.limit, next.exit.exitCode], [null, 0]);
  }),
];
