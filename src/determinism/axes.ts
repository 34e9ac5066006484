import { CELL_HOSTNAME, CELL_UID } from "./environment.js";

/** What a program may depend on without saying so, in the order in which it is told. */
export const AXES = [
  "time",
  "locale",
  "timezone",
  "uid",
  "hostname",
  "path",
  "file order",
  "umask",
  "CPU count",
  "environment order",
] as const;
export type Axis = (typeof AXES)[number];

/** In what a run is otherwise than the one before it; what is absent is as always. */
export interface Variation {
  /** Seconds since the epoch at which the clock stands still; null leaves the real one. */
  readonly clock?: number | null;
  /** Variables that get other values, unless the scenario has set them itself. */
  readonly env?: Readonly<Record<string, string>>;
  readonly envOrder?: "reversed" | "rotated";
  readonly uid?: number;
  readonly hostname?: string;
  readonly workdir?: string;
  /** The workspace's files in another order of creation, or with other dates. */
  readonly files?: "reversed" | "dates-apart" | "dates-later";
  readonly umask?: string;
  /** All processors the cell may use, or as many as it did not have. */
  readonly cpus?: "all" | "fewer";
  /** Processes that come before the step's, so that it gets another number. */
  readonly forks?: number;
  /** Names that are no result: where they stand in an output, they count as the same. */
  readonly forget?: readonly string[];
}

export interface Variant {
  readonly axis: Axis;
  /** What was varied, for the reader. */
  readonly says: string;
  readonly change: Variation;
  /** Where varying needs machinery: the same machinery at its usual setting. Absent: the base. */
  readonly control?: Variation;
}

const DAY = 86_400;

/** Variables that every run of an examination has, beside the fixed ones, so that no axis changes which there are. */
export const USUAL: Readonly<Record<string, string>> = { USER: "nobody", LOGNAME: "nobody" };

/**
 * The moment that the clock shows in all runs but those of the time axis, from the real one: far enough for another
 * date, and not before the dates of files that steps make.
 */
export function baseClock(now: number): number {
  return (Math.floor(now / DAY) + 45) * DAY + 9 * 3600 + 41 * 60 + 23;
}

/**
 * Every single change, in order; an axis is done with its first change that shows.
 *
 * @param now seconds since the epoch
 * @param locales those that are installed where the steps run
 */
export function variantsOf(now: number, locales: readonly string[]): Variant[] {
  const base = baseClock(now);
  const weekday = new Date(base * 1000).getUTCDay();
  const toOtherPartOfWeek = weekday === 0 || weekday === 6 ? 3 : 6 - weekday;
  const clock = (seconds: number): Variant => {
    return { axis: "time", says: `clock at ${new Date(seconds * 1000).toISOString()}`, change: { clock: seconds } };
  };
  const env = (axis: Axis, variables: Record<string, string>): Variant => {
    const [[name = "", value = ""] = []] = Object.entries(variables);
    return { axis, says: `${name}=${value}`, change: { env: variables } };
  };
  const later = new Date(base * 1000).getUTCFullYear() + 4;
  return [
    clock(base + 397 * DAY + 13 * 3600 + 17 * 60 + 11),
    clock(base + toOtherPartOfWeek * DAY + 12 * 3600),
    clock(Date.UTC(later - (later % 4), 1, 29, 23, 59, 58) / 1000),
    clock(Date.UTC(2041, 5, 15, 4, 5, 6) / 1000),
    { axis: "time", says: "files dated a year later", change: { files: "dates-later" } },
    ...localesFor(locales),
    // By rule, which needs no data in the image; by name, for programs that bring their own.
    env("timezone", { TZ: "CLR-13:45" }),
    env("timezone", { TZ: "EST5EDT,M3.2.0,M11.1.0" }),
    env("timezone", { TZ: "Pacific/Chatham" }),
    env("timezone", { TZ: "America/Los_Angeles" }),
    { axis: "uid", says: `uid ${OTHER_UID}, not ${CELL_UID}`, change: OTHER_USER },
    { axis: "hostname", says: `hostname ${OTHER_HOST}, not ${CELL_HOSTNAME}`, change: OTHER_NODE },
    { axis: "path", says: `workdir ${OTHER_WORKDIR}, HOME=/dev/shm`, change: OTHER_PLACE },
    { axis: "file order", says: "files made in the opposite order", change: { files: "reversed" } },
    { axis: "file order", says: "files dated apart", change: { files: "dates-apart" } },
    umask("077"),
    umask("000"),
    { axis: "CPU count", says: "another number of processors", change: { cpus: "fewer" }, control: { cpus: "all" } },
    { axis: "environment order", says: "variables in the opposite order", change: { envOrder: "reversed" } },
    { axis: "environment order", says: "variables in a rotated order", change: { envOrder: "rotated" } },
  ];
}

/**
 * `C`, one that is installed, and two that programs know by their names alone. Programs complain of a locale that is
 * not there: that is compared with one that no program knows.
 */
function localesFor(installed: readonly string[]): Variant[] {
  const [real] = installed.filter((name) => !/^(C|POSIX)(\.|$)/i.test(name));
  const change = (name: string): Variation => ({ env: { LC_ALL: name, LANG: name } });
  const named = (name: string): Variant => {
    const forgetting = (other: string) => ({ ...change(other), forget: [other, other.replace(".UTF-8", "")] });
    return { axis: "locale", says: `LC_ALL=${name}`, change: forgetting(name), control: forgetting(UNKNOWN_LOCALE) };
  };
  const direct = (name: string): Variant => ({ axis: "locale", says: `LC_ALL=${name}`, change: change(name) });
  return [direct("C"), ...(real === undefined ? [] : [direct(real)]), named("tr_TR.UTF-8"), named("de_DE.UTF-8")];
}

const UNKNOWN_LOCALE = "xq_XQ.UTF-8";
const OTHER_UID = 23_456;
const OTHER_HOST = "another-node-7";
const OTHER_WORKDIR = "/builds/elsewhere-2/project";
const OTHER_USER: Variation = { uid: OTHER_UID, env: { USER: "someone", LOGNAME: "someone" } };
const OTHER_NODE: Variation = { hostname: OTHER_HOST, env: { HOSTNAME: OTHER_HOST } };
const OTHER_PLACE: Variation = { workdir: OTHER_WORKDIR, env: { HOME: "/dev/shm" } };

function umask(value: string): Variant {
  return { axis: "umask", says: `umask ${value}, not 022`, change: { umask: value }, control: { umask: "022" } };
}
