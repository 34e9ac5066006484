/** uid and gid of every step, on every backend: `nobody`, which owns nothing on the host. */
export const CELL_UID = 65534;
export const CELL_GID = 65534;
export const CELL_HOSTNAME = "cleanroom";

/**
 * The date of every input file and of `SOURCE_DATE_EPOCH`: 2000-01-01T00:00:00Z, in seconds. Not 0, which several
 * tools take for "no date". See https://reproducible-builds.org/specs/source-date-epoch/.
 */
export const SOURCE_DATE_EPOCH = 946_684_800;

/** Environment that every step has, whatever the backend; configured variables come on top. */
export function fixedEnvironment(seed: number, artifactsDir: string): Record<string, string> {
  return {
    HOME: "/tmp",
    HOSTNAME: CELL_HOSTNAME,
    LANG: "C.UTF-8",
    LC_ALL: "C.UTF-8",
    TZ: "UTC",
    SOURCE_DATE_EPOCH: String(SOURCE_DATE_EPOCH),
    // Python takes 32 bits only.
    PYTHONHASHSEED: String(Math.abs(seed) % 2 ** 32),
    CLEANROOM_SEED: String(seed),
    CLEANROOM_ARTIFACTS: artifactsDir,
  };
}
