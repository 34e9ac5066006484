import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Backend, Cell } from "../backend.js";
import { openBareCell } from "./bare-cell.js";
import { sweepCgroups } from "./cgroup.js";
import { sweepProcesses } from "./process-tree.js";
import { emptySpec, SandboxChoice } from "./sandbox-choice.js";

export interface LocalOptions {
  /** The process environment: PATH and HOME decide which of the host's programs a cell has. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `auto` (default): the best sandbox that this host allows, else none. `none`: no sandbox. */
  readonly sandbox?: "auto" | "none";
}

/**
 * Cells on this machine, without a container engine: in a sandbox of namespaces where a Linux host allows one
 * (bubblewrap, else util-linux), and as plain processes elsewhere. Which one it was, the cell's observation tells.
 */
export function createLocalBackend(options: LocalOptions): Backend {
  const choice = options.sandbox === "none" ? null : new SandboxChoice(options.env);
  return {
    name: "local",
    probe: async () => ({
      available: true,
      engine: { name: "local", version: null, rootless: process.getuid?.() !== 0, endpoint: null },
    }),
    open: async (spec) => (await choice?.open(spec)) ?? openBareCell(spec, options.env),
    notes: async () => {
      const { mode, reasons } = await describeSandbox(options.env);
      return [`steps run in ${mode === "bare" ? "no sandbox" : `a sandbox of ${mode}`}`, ...reasons];
    },
    sweep: async () => [...sweepProcesses(), ...(await sweepCgroups())],
  };
}

export interface SandboxDescription {
  readonly mode: "unshare" | "bwrap" | "bare";
  /** Why better ways were passed over, one sentence each. */
  readonly reasons: readonly string[];
}

/** Finds out, by opening an empty cell, how local steps would be isolated here. */
export async function describeSandbox(env: LocalOptions["env"]): Promise<SandboxDescription> {
  const tempDir = mkdtempSync(join(tmpdir(), "cleanroom-try-"));
  const choice = new SandboxChoice(env);
  let cell: Cell | null = null;
  try {
    cell = await choice.open(emptySpec(tempDir));
    return { mode: choice.launcher ?? "bare", reasons: choice.reasons };
  } finally {
    await cell?.close();
    rmSync(tempDir, { recursive: true, force: true });
  }
}
