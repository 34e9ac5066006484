import type { CellSpec } from "../backend.js";
import type { CreateRequest, Dialect, NetworkRequest } from "./dialect.js";
import type { Image } from "./image.js";
/** Processes of Cleanroom's own in a cell: the agent, its two halves, and the shell that becomes the step. */
export declare const OWN_PROCESSES = 4;
/** What is decided per container beyond the spec. */
export interface Purpose {
    readonly entrypoint: readonly string[];
    readonly stdin: boolean;
    /** Removed by the engine as soon as it ends, also when we are gone. */
    readonly autoRemove: boolean;
    /** Path -> tmpfs options. */
    readonly tmpfs: Readonly<Record<string, string>>;
    /** Named volumes by target. */
    readonly volumes: Readonly<Record<string, string>>;
    /** Files and folders of the host by target, mounted read-only. */
    readonly mounts: Readonly<Record<string, string>>;
    /** The whole environment; null leaves the image's. */
    readonly env: Readonly<Record<string, string>> | null;
}
/** `uid:gid` of the steps; null leaves the image's user. */
export declare function cellUser(spec: CellSpec): string | null;
/** Bytes that the unpacked workspace takes in memory. */
export declare function workspaceMemory(spec: CellSpec): number;
/** RLIMIT_FSIZE of a cell: never so small that the workspace could not be unpacked. */
export declare function fileSizeLimit(spec: CellSpec, policyBytes: number): number;
/** The tmpfs options of a cell: its workdir, its artifacts, and /tmp. Programs may be run from all but the artifacts. */
export declare function cellTmpfs(spec: CellSpec, dialect: Dialect, artifactsDir: string): Record<string, string>;
/** The request that makes one container of a cell, hardened as the policy says. */
export declare function containerRequest(spec: CellSpec, dialect: Dialect, image: Image, network: Partial<NetworkRequest>, purpose: Purpose): CreateRequest;
/** Throws EnforcementUnavailable for what no container engine can enforce. */
export declare function requireEnforceable(spec: CellSpec, dialect: Dialect): void;
