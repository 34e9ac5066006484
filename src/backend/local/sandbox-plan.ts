import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { workspaceMemory } from "../../workspace/archive.js";
import type { CellSpec } from "../backend.js";
import { identityOf } from "../cell/identity.js";
import type { Inbox } from "../cell/inbox.js";
import type { CgroupPlan } from "./cgroup.js";
import { AGENT_PROCESSES } from "./cgroup-tree.js";
import { guardedCommand } from "./guard.js";
import type { Launcher, Rlimits } from "./launcher.js";
import { cellLayout } from "./layout.js";
import { seccompFilter } from "./seccomp.js";
import { type Toolchains, toolchains } from "./toolchain.js";

/** Own user database and names, so that hosts can't be told apart. */
const ETC = {
  passwd: "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/tmp:/bin/sh\n",
  group: "root:x:0:\nnogroup:x:65534:\n",
};

/** How this host lets a sandbox be built. */
export interface SandboxOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly launcher: Launcher;
  /** Words in front of the whole command that make it root's, e.g. `sudo -n`; empty to run as ourselves. */
  readonly elevate: readonly string[];
  readonly asRoot: boolean;
  /** Whether the kernel counts processes for each user namespace (Linux 5.14). */
  readonly countsPerNamespace: boolean;
}

export interface SandboxPlan {
  readonly command: readonly string[];
  /** Whether the command expects a pipe as file descriptor 3. */
  readonly watched: boolean;
  /** Whether it expects a gate as file descriptors 4 and 5, see launcher.ts. */
  readonly gated: boolean;
  readonly tools: Toolchains;
  readonly rlimits: Rlimits;
}

/** Where a cell's things lie on the host. */
export interface CellPlace {
  /** The cell's own folder: everything in it goes with the cell. */
  readonly dir: string;
  readonly inbox: Inbox;
  readonly cgroup: CgroupPlan | null;
  /** Lines of /etc/hosts that name the services; null for a cell that none are led into. */
  readonly serviceHosts: string | null;
}

/** Everything that one sandboxed cell is started with; writes its small files into the place. */
export function planSandbox(spec: CellSpec, options: SandboxOptions, place: CellPlace): SandboxPlan {
  const { dir, inbox, cgroup, serviceHosts } = place;
  const { limits, network } = spec.policy;
  const etc = { ...ETC, hostname: `${identityOf(spec).hostname}\n` };
  for (const [file, content] of Object.entries(etc)) writeFileSync(join(inbox.dir, file), content, { mode: 0o644 });
  if (serviceHosts !== null) appendFileSync(join(inbox.dir, "hosts"), serviceHosts);
  const tools = toolchains(options.env, [spec.workdir]);
  const rlimits = rlimitsOf(spec, options, cgroup);
  const filter = options.launcher.loadsSeccomp ? writeFilter(join(dir, "seccomp.bpf")) : null;
  const ownNetwork = network.kind !== "full";
  // sudo closes what is not a standard stream.
  const watched = options.elevate.length === 0;
  const gated = watched && serviceHosts !== null;
  const launch = options.launcher.command({
    layout: cellLayout({
      inboxDir: inbox.dir,
      workdir: spec.workdir,
      workdirBytes: limits.memoryBytes === null ? null : limits.memoryBytes + workspaceMemory(spec.workspace),
      tmpBytes: limits.memoryBytes,
      artifactsBytes: spec.artifactsBytes,
      toolchains: tools.folders,
      cgroups: cgroup?.mounts ?? {},
      hostNetwork: !ownNetwork,
      shown: inbox.shown,
    }),
    workdir: spec.workdir,
    path: tools.path,
    ownNetwork,
    identity: identityOf(spec),
    asRoot: options.asRoot,
    rlimits,
    seccomp: filter !== null,
    gated,
  });
  const guarded = guardedCommand({ launch, third: filter, folder: dir, cgroups: cgroup?.folders ?? [], watched });
  return { command: [...options.elevate, ...guarded], watched, gated, tools, rlimits };
}

/** What rlimits have to keep because no cgroup does. */
function rlimitsOf(spec: CellSpec, options: SandboxOptions, cgroup: CgroupPlan | null): Rlimits {
  const limits = spec.policy.limits;
  // bubblewrap run by root makes no user namespace: the count would be that of everybody's processes with that uid.
  const counted = options.countsPerNamespace && !(options.asRoot && options.launcher.name === "bwrap");
  const processes =
    cgroup === null && counted && limits.processCount !== null ? limits.processCount + AGENT_PROCESSES : null;
  return {
    fileSizeBytes: limits.fileSizeBytes,
    cpuTimeSecs: limits.cpuTimeSecs,
    processes,
    dataBytes: cgroup === null ? limits.memoryBytes : null,
  };
}

function writeFilter(path: string): string | null {
  const filter = seccompFilter(process.arch);
  if (filter !== null) writeFileSync(path, filter);
  return filter === null ? null : path;
}
