import type Dockerode from "dockerode";
import { type Gathered, note, observe } from "../cell/observe.js";
import type { OciPod } from "./pod/oci-pod.js";

/**
 * What is in force in a container: what the kernel says inside, and the engine's word where nothing could be read.
 *
 * @param limitsEnforced false for an engine that accepts limits and doesn't enforce them
 * @param pod the network of services that it has joined
 */
export function readBack(
  facts: Readonly<Record<string, string>>,
  container: Dockerode.ContainerInspectInfo | null,
  limitsEnforced: boolean,
  pod: OciPod | null,
): Gathered {
  const seen = observe(facts);
  if (pod !== null) {
    seen.serviceNetwork = pod.serviceNetwork;
    for (const line of pod.topology.evidence) note(seen, "network", line);
  }
  if (container === null) return seen;
  const host = container.HostConfig;
  const disabled = (container.Config as { NetworkDisabled?: boolean }).NetworkDisabled === true;
  const offline = disabled || host.NetworkMode === "none";
  note(seen, "network", `engine: ${disabled ? "NetworkDisabled=true" : `NetworkMode=${host.NetworkMode}`}`);
  if (offline) seen.interfaces ??= ["lo"];

  const dropped = ((host.CapDrop ?? []) as string[]).map((name) => name.toUpperCase().replace(/^CAP_/, ""));
  note(seen, "capabilities", `engine: CapDrop=${dropped.join(",") || "none"}`);
  if (dropsAll(dropped) && (host.CapAdd ?? []).length === 0) seen.capabilities ??= "0".repeat(16);

  const user = container.Config.User;
  note(seen, "user", `engine: User=${user || "the image's"}`);
  if (/^\d+/.test(user)) seen.uid ??= Number.parseInt(user, 10);

  note(seen, "root_filesystem", `engine: ReadonlyRootfs=${host.ReadonlyRootfs === true}`);
  seen.rootReadOnly ??= host.ReadonlyRootfs === true;

  const security = (host.SecurityOpt ?? []) as string[];
  note(seen, "no_new_privileges", `engine: SecurityOpt=${security.join(",") || "none"}`);
  seen.noNewPrivileges ??= security.some((option) => /^no-new-privileges(?!.*false)/.test(option));
  const unconfined = security.some((option) => /^seccomp[=:]unconfined/.test(option)) || host.Privileged === true;
  note(seen, "seccomp", `engine: ${unconfined ? "unconfined" : "the engine's default profile"}`);
  seen.seccomp ??= unconfined ? 0 : 2;

  readEngineLimits(seen, host, limitsEnforced);
  return seen;
}

/** Capabilities of containers that ask for nothing, the smaller of the engines' default sets. */
const DEFAULT_CAPABILITIES = [
  ...["CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "NET_BIND_SERVICE"],
  ...["SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT"],
];

/** Podman lists every capability of its default set where it was asked to drop ALL. */
function dropsAll(dropped: readonly string[]): boolean {
  return dropped.includes("ALL") || DEFAULT_CAPABILITIES.every((name) => dropped.includes(name));
}

function readEngineLimits(seen: Gathered, host: Dockerode.HostConfig, enforced: boolean): void {
  const said = (value: number | undefined): number | null => (value === undefined || value <= 0 ? null : value);
  const suffix = enforced ? "" : " (not enforced: a rootless engine without cgroup v2)";
  const memory = said(host.Memory);
  note(seen, "memory", `engine: Memory=${memory ?? "unlimited"}${suffix}`);
  const pids = said(host.PidsLimit ?? undefined);
  note(seen, "pids", `engine: PidsLimit=${pids ?? "unlimited"}${suffix}`);
  const cpus = said(host.NanoCpus);
  note(seen, "cpu", `engine: NanoCpus=${cpus ?? "unlimited"}${suffix}`);
  if (enforced) {
    seen.memoryBytes ??= memory;
    seen.pids ??= pids;
    seen.cpus ??= cpus === null ? null : cpus / 1e9;
  } else {
    // Inside, a rootless cell may see the limits of the cgroup around the engine: none of them is the cell's.
    seen.memoryBytes = null;
    seen.pids = null;
    seen.cpus = null;
  }
  for (const { Name, Soft } of (host.Ulimits ?? []) as { Name: string; Soft: number }[]) {
    const name = Name.toLowerCase().replace(/^rlimit_/, "");
    if (name === "fsize") {
      seen.fileSizeBytes ??= Soft;
      note(seen, "file_size", `engine: ulimit fsize=${Soft}`);
    } else if (name === "cpu") {
      seen.cpuTimeSecs ??= Soft;
      note(seen, "cpu_time", `engine: ulimit cpu=${Soft}`);
    }
  }
}
