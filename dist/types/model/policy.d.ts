/** What a policy asks for, resolved: plain data that a plan carries and a backend enforces. */
export interface PolicySpec {
    readonly name: string;
    /** `none`: no way out. `full`: the engine's default network. `allowlist`: only the named hosts and ports. */
    readonly network: NetworkProfile;
    /** `none`: ALL capabilities are dropped. `default`: the engine's default set. */
    readonly capabilities: "none" | "default";
    /** `non_root`: a fixed unprivileged uid. `image`: whatever the image says. */
    readonly user: "non_root" | "image";
    readonly rootFilesystem: "read_only" | "writable";
    readonly limits: ResourceLimits;
}
export type NetworkProfile = {
    readonly kind: "none";
} | {
    readonly kind: "full";
} | {
    readonly kind: "allowlist";
    readonly hosts: readonly string[];
    readonly ports: readonly number[];
};
/** Limits of one cell; `null` asks for no limit. */
export interface ResourceLimits {
    /** RLIMIT_CPU of every process, in seconds. */
    readonly cpuTimeSecs: number | null;
    /** Memory of all processes together, in bytes; the workspace, held in memory, comes on top. */
    readonly memoryBytes: number | null;
    /** Processes and threads at once; Cleanroom's own are added on top. */
    readonly processCount: number | null;
    /** Largest file a process may write, in bytes (RLIMIT_FSIZE). */
    readonly fileSizeBytes: number | null;
    /** CPUs' worth of time, e.g. 0.5. */
    readonly cpus: number | null;
}
/** Policies that exist without being configured. */
export declare const BUILTIN_POLICIES: readonly ["locked", "standard", "permissive"];
/** A policy of the user's own, as `[policies.NAME]` describes it; absent parts are those of `locked`. */
export interface CustomPolicy {
    readonly network?: NetworkProfile;
    readonly rootFilesystem?: PolicySpec["rootFilesystem"];
    /** `standard` starts from the limits of the standard policy; capabilities stay dropped. */
    readonly process?: "strict" | "standard";
    readonly limits?: Partial<ResourceLimits>;
}
export declare const CONTROL_NAMES: readonly ["network", "capabilities", "user", "root_filesystem", "no_new_privileges", "seccomp", "memory", "cpu", "cpu_time", "pids", "file_size", "output"];
export type ControlName = (typeof CONTROL_NAMES)[number];
/**
 * What was read back about a running cell, from the engine and from inside it. A field is absent where nothing
 * could be read. Pure input of `policy/controls.ts`, which compares it with the PolicySpec.
 */
export interface Observation {
    /** Where each fact came from, e.g. `inside: /proc/self/status CapEff=0000000000000000`; one line a fact. */
    readonly evidence: Partial<Record<ControlName, readonly string[]>>;
    /** Names of network interfaces seen inside, `lo` included. */
    readonly interfaces?: readonly string[];
    /** Routes seen inside that lead off `lo`, e.g. `10.89.0.0/24 dev eth0` or `0.0.0.0/0 via 10.89.0.1 dev eth0`. */
    readonly routes?: readonly string[];
    /** The network of services that it stands in; absent for a cell without services. */
    readonly serviceNetwork?: ServiceNetwork;
    /** CapEff | CapPrm | CapBnd of the processes inside, as a hexadecimal mask. */
    readonly capabilities?: string;
    readonly uid?: number;
    readonly rootReadOnly?: boolean;
    readonly noNewPrivileges?: boolean;
    /** The Seccomp field of /proc/self/status: 0 off, 1 strict, 2 filter. */
    readonly seccomp?: number;
    readonly memoryBytes?: number | null;
    readonly cpus?: number | null;
    readonly cpuTimeSecs?: number | null;
    readonly pids?: number | null;
    readonly fileSizeBytes?: number | null;
}
/** What was read back of a network that cells and services share. */
export interface ServiceNetwork {
    /** Names of the services in it. */
    readonly services: readonly string[];
    /** Gateways of this network that nobody answers for: a route by way of one leads nowhere. */
    readonly vacantGateways: readonly string[];
    /** Whether the host was seen to take nothing from this network, not even what is sent to everybody in it. */
    readonly hostDeaf: boolean;
}
/** One control of the report: asked for, in force as read back, and where that was read. */
export interface Control {
    name: ControlName;
    requested: string;
    /** True only where a restriction was read back as in force. */
    enforced: boolean;
    evidence: string[];
}
