import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { spawnProcess } from "../../core/spawn.js";
import type { ResourceLimits } from "../../model/policy.js";
import { NO_LIMITS } from "../../policy/profiles.js";
import { quote } from "../cell/scripts.js";
import { isAbandoned } from "./cell-name.js";
import { type Group, groupsFor } from "./cgroup-tree.js";

/** The control groups of one cell, made and limited. */
export interface CgroupPlan {
  /** Folders as the cell sees them -> on the host. */
  readonly mounts: Readonly<Record<string, string>>;
  /** The same folders on the host, to be removed when the cell is gone. */
  readonly folders: readonly string[];
}

/** Rounds of waiting for the last process of a group to be gone, and milliseconds between them. */
const ROUNDS = 50;
const PAUSE_MS = 4;

/**
 * Makes control groups for a cell where the host lets it: a real root may in general, an ordinary user in a delegated
 * cgroup v2. Returns null otherwise; then nothing is left behind.
 *
 * @param name unique name of the cell
 * @param extraBytes memory on top of the limit
 * @param elevate words that make a command root's, or none
 */
export async function createCgroup(
  name: string,
  limits: ResourceLimits,
  extraBytes: number,
  elevate: readonly string[],
): Promise<CgroupPlan | null> {
  const groups = groupsFor(limits, extraBytes, elevate.length > 0);
  if (groups === null) return null;
  const folders = groups.map(({ parent }) => join(parent, name));
  const mounts = Object.fromEntries(groups.map(({ inside, parent }) => [inside, join(parent, name)]));
  const made = elevate.length === 0 ? make(groups, name) : await makeElevated(groups, name, elevate);
  if (made) return { mounts, folders };
  await removeCgroups(folders, elevate);
  return null;
}

/** Removes those that still exist, once their last process is gone. */
export async function removeCgroups(folders: readonly string[], elevate: readonly string[]): Promise<void> {
  let left = folders.filter((folder) => existsSync(folder));
  for (let round = 0; left.length > 0 && round < ROUNDS; round += 1) {
    if (round > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    if (elevate.length > 0) await succeeds([...elevate, "rmdir", ...left]);
    else for (const folder of left) removeOne(folder);
    left = left.filter((folder) => existsSync(folder));
  }
}

/** Removes the groups of cells whose makers are gone, with the processes in them; a line for each. */
export async function sweepCgroups(): Promise<string[]> {
  const groups = process.platform === "linux" ? (groupsFor(NO_LIMITS, 0, false) ?? []) : [];
  const stale = groups.flatMap(({ parent }) =>
    readdirSync(parent)
      .filter(isAbandoned)
      .map((name) => join(parent, name)),
  );
  for (const folder of stale) killAll(folder);
  await removeCgroups(stale, []);
  return stale.filter((folder) => !existsSync(folder)).map((folder) => `control group ${folder}`);
}

function make(groups: readonly Group[], name: string): boolean {
  try {
    for (const { parent, files } of groups) {
      mkdirSync(join(parent, name));
      for (const [file, value] of files) writeFileSync(join(parent, name, file), value);
    }
    return true;
  } catch {
    return false;
  }
}

function makeElevated(groups: readonly Group[], name: string, elevate: readonly string[]): Promise<boolean> {
  const lines = groups.flatMap(({ parent, files }) => [
    `mkdir ${quote(join(parent, name))}`,
    ...files.map(([file, value]) => `echo ${quote(value)} >${quote(join(parent, name, file))}`),
  ]);
  return succeeds([...elevate, "sh", "-ec", lines.join("\n")]);
}

function killAll(folder: string): void {
  try {
    const pids = readFileSync(join(folder, "cgroup.procs"), "latin1").split("\n");
    for (const pid of pids) if (pid !== "") process.kill(Number(pid), "SIGKILL");
  } catch {
    // Gone in between.
  }
}

function removeOne(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Still in use, or another's.
  }
}

function succeeds([program = "", ...args]: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawnProcess(program, args, { stdio: "ignore" });
    child.on("error", () => resolve(false));
    child.on("exit", (code) => resolve(code === 0));
  });
}
