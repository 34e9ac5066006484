import {
  CONTROL_NAMES,
  type Control,
  type ControlName,
  type NetworkProfile,
  type Observation,
  type PolicySpec,
} from "../model/policy.js";

/** What a control that restricts nothing is said to be requested as. */
const UNRESTRICTED = "unrestricted";

/** Processes that a cell has besides those of the step, at most: the agent's own. */
export const OWN_PROCESSES = 16;

interface Comparison {
  /** `unrestricted` where the policy asks for nothing. */
  readonly requested: string;
  /** Whether what was read back satisfies the request; only looked at where something is requested. */
  readonly holds: boolean;
}

/**
 * Every control as the policy asks for it and as it was read back, in the order of CONTROL_NAMES. Enforced is only
 * what was observed to be in force; what could not be read is not.
 *
 * @param outputLimit bytes kept of each stream
 * @param memoryAllowance bytes that the observed memory limit may be above the requested one, for the workspace and
 *   the other files that the cell holds in memory
 */
export function compareControls(
  policy: PolicySpec,
  observation: Observation,
  outputLimit: number,
  memoryAllowance = 0,
): Control[] {
  const { limits } = policy;
  const seen = observation;
  const compared: Record<ControlName, Comparison> = {
    network: { requested: networkRequest(policy.network, seen), holds: networkHolds(policy.network, seen) },
    capabilities: {
      requested: policy.capabilities === "none" ? "ALL dropped" : UNRESTRICTED,
      holds: /^0+$/.test(seen.capabilities?.replace(/^0x/i, "") ?? ""),
    },
    user: { requested: policy.user === "non_root" ? "non-root" : UNRESTRICTED, holds: (seen.uid ?? 0) > 0 },
    root_filesystem: {
      requested: policy.rootFilesystem === "read_only" ? "read-only" : UNRESTRICTED,
      holds: seen.rootReadOnly === true,
    },
    no_new_privileges: { requested: "on", holds: seen.noNewPrivileges === true },
    seccomp: { requested: "on", holds: seen.seccomp === 1 || seen.seccomp === 2 },
    memory: limit(limits.memoryBytes, "bytes", seen.memoryBytes, memoryAllowance),
    cpu: limit(limits.cpus, "cpus", seen.cpus, 1e-6),
    cpu_time: limit(limits.cpuTimeSecs, "seconds", seen.cpuTimeSecs, 0),
    pids: limit(limits.processCount, "processes", seen.pids, OWN_PROCESSES),
    file_size: limit(limits.fileSizeBytes, "bytes", seen.fileSizeBytes, 0),
    output: { requested: `${outputLimit} bytes`, holds: true },
  };
  return CONTROL_NAMES.map((name) => {
    const { requested, holds } = compared[name];
    return {
      name,
      requested,
      enforced: requested !== UNRESTRICTED && holds,
      evidence: evidenceOf(name, observation, outputLimit),
    };
  });
}

/** The restrictions that were asked for and are not in force. */
export function unenforced(controls: readonly Control[]): Control[] {
  return controls.filter((control) => control.requested !== UNRESTRICTED && !control.enforced);
}

function networkRequest(network: NetworkProfile, { serviceNetwork }: Observation): string {
  if (network.kind === "full") return UNRESTRICTED;
  if (network.kind === "none") return serviceNetwork === undefined ? "none" : "only the scenario's services";
  const ports = network.ports.length === 0 ? "" : ` on ports ${network.ports.join(", ")}`;
  return `only ${network.hosts.join(", ") || "any host"}${ports}`;
}

function networkHolds(network: NetworkProfile, { interfaces, routes, serviceNetwork }: Observation): boolean {
  if (network.kind !== "none" || interfaces === undefined) return false;
  if (interfaces.every((name) => name === "lo")) return true;
  if (serviceNetwork === undefined || routes === undefined || !serviceNetwork.hostDeaf) return false;
  const { vacantGateways } = serviceNetwork;
  return routes.every((route) => {
    const gateway = / via (\S+)/.exec(route)?.[1];
    return gateway === undefined ? isPrivate(route) : vacantGateways.includes(gateway);
  });
}

/** Whether a route leads to a network of this kind only: RFC 1918, as engines make them. */
function isPrivate(route: string): boolean {
  return /^(10\.\d+|172\.(1[6-9]|2\d|3[01])|192\.168)\.\d+\.\d+\/([89]|[12]\d|3[0-2])( |$)/.test(route);
}

function limit(wanted: number | null, unit: string, seen: number | null | undefined, allowance: number): Comparison {
  if (wanted === null) return { requested: UNRESTRICTED, holds: false };
  const holds = seen !== undefined && seen !== null && seen > 0 && seen <= wanted + allowance;
  return { requested: `${wanted} ${unit}`, holds };
}

function evidenceOf(name: ControlName, observation: Observation, outputLimit: number): string[] {
  const lines = observation.evidence[name] ?? [];
  if (lines.length > 0) return [...lines];
  // The cut is made by Cleanroom itself while it reads the streams: there is nothing further away to ask.
  return [name === "output" ? `capture: each stream is cut at ${outputLimit} bytes` : "not observed"];
}
