import { CleanroomError } from "../../core/errors.js";
import { workspaceMemory } from "../../workspace/archive.js";
import type { CellSpec } from "../backend.js";
import { identityOf } from "../cell/identity.js";
import type { CreateRequest, Dialect, NetworkRequest } from "./dialect.js";
import type { Image } from "./image.js";
import { ownLabels } from "./labels.js";

/** Processes of Cleanroom's own in a cell: the agent, its two halves, and the shell that becomes the step. */
export const OWN_PROCESSES = 4;
/** Bytes of /dev/shm. */
const SHM_BYTES = 64 * 1024 * 1024;
/** The smallest tmpfs. */
const PAGE = 4096;
/** Bytes of a workspace where the policy sets no limit on memory. */
const UNLIMITED_WORKSPACE = 8 * 1024 ** 3;

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
export function cellUser(spec: CellSpec): string | null {
  const { uid, gid } = identityOf(spec);
  return spec.policy.user === "non_root" ? `${uid}:${gid}` : null;
}

/** RLIMIT_FSIZE of a cell: never so small that the workspace could not be unpacked. */
export function fileSizeLimit(spec: CellSpec, policyBytes: number): number {
  return Math.max(policyBytes, spec.workspace.bytes);
}

/** The tmpfs options of a cell: its workdir, its artifacts, and /tmp. Programs may be run from all but the artifacts. */
export function cellTmpfs(spec: CellSpec, dialect: Dialect, artifactsDir: string): Record<string, string> {
  const owned = (mode: "0755" | "1777") => dialect.ownedTmpfs(cellUser(spec), mode);
  const room = spec.policy.limits.memoryBytes ?? UNLIMITED_WORKSPACE;
  return {
    "/tmp": `rw,exec,nosuid,nodev,${owned("1777")}`,
    [spec.workdir]: `rw,exec,nosuid,nodev,size=${Math.ceil(workspaceMemory(spec.workspace) * 1.1) + room},${owned("0755")}`,
    [artifactsDir]: `rw,noexec,nosuid,nodev,size=${Math.max(spec.artifactsBytes, PAGE)},${owned("0755")}`,
  };
}

/** The request that makes one container of a cell, hardened as the policy says. */
export function containerRequest(
  spec: CellSpec,
  dialect: Dialect,
  image: Image,
  network: Partial<NetworkRequest>,
  purpose: Purpose,
): CreateRequest {
  const { policy } = spec;
  const user = cellUser(spec);
  return {
    Image: image.id,
    Entrypoint: [...purpose.entrypoint],
    Cmd: [],
    // Docker: who joins a container's network has its host name too.
    ...(network.NetworkMode?.startsWith("container:") ? {} : { Hostname: identityOf(spec).hostname }),
    WorkingDir: spec.workdir,
    Tty: false,
    OpenStdin: purpose.stdin,
    StdinOnce: purpose.stdin,
    AttachStdin: purpose.stdin,
    AttachStdout: true,
    AttachStderr: true,
    Labels: ownLabels(spec.runId),
    ...(user === null ? {} : { User: user }),
    ...(purpose.env === null ? {} : { Env: exactly(purpose.env, image.env) }),
    ...(network.NetworkDisabled ? { NetworkDisabled: true } : {}),
    HostConfig: {
      AutoRemove: purpose.autoRemove,
      LogConfig: { Type: "none", Config: {} },
      ...(network.NetworkMode !== undefined ? { NetworkMode: network.NetworkMode } : {}),
      ...(policy.capabilities === "none" ? { CapDrop: ["ALL"] } : {}),
      SecurityOpt: ["no-new-privileges"],
      ReadonlyRootfs: policy.rootFilesystem === "read_only",
      ShmSize: SHM_BYTES,
      ...limits(spec, dialect),
      Tmpfs: { ...purpose.tmpfs },
      Binds: Object.entries(purpose.volumes).map(([target, volume]) => dialect.volumeBind(volume, target)),
      // As mounts and not as binds: a source the engine can't see is an error, not a new, empty folder.
      Mounts: Object.entries(purpose.mounts).map(([target, source]) => ({
        Type: "bind",
        Source: source,
        Target: target,
        ReadOnly: true,
      })),
    },
  };
}

function limits(spec: CellSpec, dialect: Dialect): Partial<CreateRequest["HostConfig"]> {
  const { cpuTimeSecs, memoryBytes, processCount, fileSizeBytes, cpus } = spec.policy.limits;
  const ulimits = [...dialect.ulimits];
  // SIGXCPU at the limit, SIGKILL a second later: equal values would skip the signal that tells the reason.
  if (cpuTimeSecs !== null) ulimits.push({ Name: "cpu", Soft: cpuTimeSecs, Hard: cpuTimeSecs + 1 });
  if (fileSizeBytes !== null) {
    const bytes = fileSizeLimit(spec, fileSizeBytes);
    ulimits.push({ Name: "fsize", Soft: bytes, Hard: bytes });
  }
  const memory = memoryBytes === null ? null : memoryBytes + workspaceMemory(spec.workspace);
  return {
    Ulimits: ulimits,
    ...(memory === null ? {} : { Memory: memory, MemorySwap: memory }),
    ...(cpus === null ? {} : { NanoCpus: Math.round(cpus * 1e9) }),
    ...(processCount === null ? {} : { PidsLimit: processCount + OWN_PROCESSES }),
  };
}

/** A name without a value takes the image's variable of that name away. */
function exactly(env: Readonly<Record<string, string>>, imageEnv: Readonly<Record<string, string>>): string[] {
  const unset = Object.keys(imageEnv).filter((name) => !(name in env) && name !== "PATH");
  return [...Object.entries(env).map(([name, value]) => `${name}=${value}`), ...unset];
}

/** Throws EnforcementUnavailable for what no container engine can enforce. */
export function requireEnforceable(spec: CellSpec, dialect: Dialect): void {
  if (spec.policy.network.kind !== "allowlist") return;
  throw new CleanroomError(
    "EnforcementUnavailable",
    `policy "${spec.policy.name}" allows some hosts only, which ${dialect.title} cannot enforce`,
    {
      hint: 'Use net = "offline" and give the step what it needs, or net = "full" if it may reach everything.',
      context: { policy: spec.policy.name, control: "network", engine: dialect.name },
    },
  );
}
