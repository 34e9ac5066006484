import { CleanroomError } from "../core/errors.js";
import { nearest } from "../core/nearest.js";
import { BUILTIN_POLICIES, type CustomPolicy, type PolicySpec, type ResourceLimits } from "../model/policy.js";

const MIB = 1024 ** 2;

/** Limits of the locked policy: enough for a CLI, little enough to notice a runaway. */
export const STRICT_LIMITS: ResourceLimits = {
  cpuTimeSecs: 300,
  memoryBytes: 512 * MIB,
  processCount: 128,
  fileSizeBytes: 100 * MIB,
  cpus: 1,
};

/** Limits of the standard policy: enough for builds and test suites. */
export const RELAXED_LIMITS: ResourceLimits = {
  cpuTimeSecs: 1800,
  memoryBytes: 2048 * MIB,
  processCount: 1024,
  fileSizeBytes: 1024 * MIB,
  cpus: 2,
};

export const NO_LIMITS: ResourceLimits = {
  cpuTimeSecs: null,
  memoryBytes: null,
  processCount: null,
  fileSizeBytes: null,
  cpus: null,
};

const LOCKED: PolicySpec = {
  name: "locked",
  network: { kind: "none" },
  capabilities: "none",
  user: "non_root",
  rootFilesystem: "read_only",
  limits: STRICT_LIMITS,
};

const BUILTIN: Readonly<Record<(typeof BUILTIN_POLICIES)[number], PolicySpec>> = {
  locked: LOCKED,
  standard: { ...LOCKED, name: "standard", limits: RELAXED_LIMITS },
  permissive: {
    name: "permissive",
    network: { kind: "full" },
    capabilities: "default",
    user: "image",
    rootFilesystem: "writable",
    limits: NO_LIMITS,
  },
};

/**
 * The policy of that name, resolved: a built-in one, or a custom one, which is `locked` but for what it says. Its
 * own limits count as written; `process = "standard"` relaxes the others and leaves capabilities dropped. Throws
 * ConfigInvalid for an unknown name.
 */
export function resolvePolicy(name: string, custom: Readonly<Record<string, CustomPolicy>> = {}): PolicySpec {
  if (isBuiltin(name)) return BUILTIN[name];
  const own = Object.hasOwn(custom, name) ? custom[name] : undefined;
  if (own) {
    const limits = own.process === "standard" ? RELAXED_LIMITS : STRICT_LIMITS;
    return {
      ...LOCKED,
      name,
      network: own.network ?? LOCKED.network,
      rootFilesystem: own.rootFilesystem ?? LOCKED.rootFilesystem,
      limits: { ...limits, ...own.limits },
    };
  }
  const known = [...BUILTIN_POLICIES, ...Object.keys(custom)];
  const meant = nearest(name, known);
  throw new CleanroomError("ConfigInvalid", `no policy is called ${JSON.stringify(name)}`, {
    hint: meant ? `Did you mean ${meant}?` : `Use one of ${known.join(", ")}, or add [policies.${name}].`,
    context: { policy: name, known },
  });
}

function isBuiltin(name: string): name is keyof typeof BUILTIN {
  return Object.hasOwn(BUILTIN, name);
}

/** The policy with limits that are at most these; null leaves a limit as it is. Nothing is ever loosened. */
export function tightenPolicy(
  policy: PolicySpec,
  limits: { readonly memoryBytes: number | null; readonly cpus: number | null },
): PolicySpec {
  const memoryBytes = least(policy.limits.memoryBytes, limits.memoryBytes);
  const cpus = least(policy.limits.cpus, limits.cpus);
  return { ...policy, limits: { ...policy.limits, memoryBytes, cpus } };
}

function least(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
