import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Backend } from "../backend.js";
import type { Pod, PodSpec } from "../pod.js";
import { openBareCell } from "./bare-cell.js";
import { sweepCgroups } from "./cgroup.js";
import { LocalPod } from "./local-pod.js";
import { sweepProcesses } from "./process-tree.js";
import { SandboxChoice } from "./sandbox-choice.js";

export interface LocalOptions {
  /** The process environment: PATH and HOME decide which of the host's programs a cell has. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `auto` (default): the best sandbox that this host allows, else none. `none`: no sandbox. */
  readonly sandbox?: "auto" | "none";
  /**
   * Services on an engine of this host, published: the pod's addresses are those that this host reaches. Throws
   * CleanroomError EngineUnavailable where there is no engine. Absent where the backend gives no services.
   */
  readonly openPublishedPod?: (spec: PodSpec) => Promise<Pod>;
}

/**
 * Cells on this machine, without a container engine: in a sandbox of namespaces where a Linux host allows one
 * (bubblewrap, else util-linux), and as plain processes elsewhere. Which one it was, the cell's observation tells.
 */
export function createLocalBackend(options: LocalOptions): Backend {
  const choice = options.sandbox === "none" ? null : new SandboxChoice(options.env);
  const { openPublishedPod } = options;
  return {
    name: "local",
    probe: async () => ({
      available: true,
      engine: { name: "local", version: null, rootless: process.getuid?.() !== 0, endpoint: null },
    }),
    open: async (spec) => (await choice?.open(spec)) ?? openBareCell(spec, options.env),
    ...(openPublishedPod === undefined ? {} : { openPod: (spec) => openLocalPod(spec, choice, openPublishedPod) }),
    notes: async () => {
      const { mode, reasons } = await describeSandbox(options.env);
      return [`steps run in ${mode === "bare" ? "no sandbox" : `a sandbox of ${mode}`}`, ...reasons];
    },
    sweep: async () => [...sweepProcesses(), ...(await sweepCgroups())],
  };
}

/** How steps will reach the services depends on whether they will have a network of their own: that is found out first. */
async function openLocalPod(
  spec: PodSpec,
  choice: SandboxChoice | null,
  openPublishedPod: (spec: PodSpec) => Promise<Pod>,
): Promise<Pod> {
  const settled = choice?.settle(spec.tempDir) ?? Promise.resolve(null);
  const [published, sandbox] = await Promise.allSettled([openPublishedPod(spec), settled]);
  if (published.status === "rejected") throw published.reason;
  if (sandbox.status === "rejected") {
    await published.value.close();
    throw sandbox.reason;
  }
  return new LocalPod(published.value, spec, sandbox.value !== null && spec.network === "none");
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
  try {
    return { mode: (await choice.settle(tempDir)) ?? "bare", reasons: choice.reasons };
  } finally {
    rmSync(tempDir, { recursive: true, force: true });
  }
}
