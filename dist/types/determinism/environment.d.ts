/** uid and gid of every step, on every backend: `nobody`, which owns nothing on the host. */
export declare const CELL_UID = 65534;
export declare const CELL_GID = 65534;
export declare const CELL_HOSTNAME = "cleanroom";
/**
 * The date of every input file and of `SOURCE_DATE_EPOCH`: 2000-01-01T00:00:00Z, in seconds. Not 0, which several
 * tools take for "no date". See https://reproducible-builds.org/specs/source-date-epoch/.
 */
export declare const SOURCE_DATE_EPOCH = 946684800;
/** Environment that every step has, whatever the backend; configured variables come on top. */
export declare function fixedEnvironment(seed: number, artifactsDir: string): Record<string, string>;
