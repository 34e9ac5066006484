import { compilePattern } from "../core/pattern.js";

/** Kinds of text that differ from run to run, and for which snapshots hold a name in brackets. */
export const REDACTION_KINDS = ["times", "durations", "ids", "paths"] as const;
export type RedactionKind = (typeof REDACTION_KINDS)[number];

/** A path that belongs to one run, and what stands for it in a snapshot. */
export interface RunPath {
  readonly path: string;
  readonly placeholder: string;
}

/** What of a text a snapshot does not hold as it is. */
export interface Redactions {
  readonly kinds: readonly RedactionKind[];
  /** Regular expressions of the user's own, by the name that stands in brackets for what they match. */
  readonly patterns: Readonly<Record<string, string>>;
}

export const ALL_REDACTIONS: Redactions = { kinds: REDACTION_KINDS, patterns: {} };

const DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
const MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
const CLOCK = "\\d{1,2}:\\d{2}:\\d{2}(?:[.,]\\d+)?";
const ZONE = "(?: ?(?:Z|UTC|GMT|[+-]\\d{2}:?\\d{2}))?";

/** What stands for a kind, and the texts that it stands for; the first that fits is taken. */
const RULES: Readonly<Record<RedactionKind, { readonly name: string; readonly patterns: readonly RegExp[] }>> = {
  times: {
    name: "[TIME]",
    patterns: [
      // RFC 3339 and what logs make of it, RFC 5322, date(1), and the time of day alone.
      new RegExp(`\\b\\d{4}-\\d{2}-\\d{2}[T ]${CLOCK}${ZONE}`, "g"),
      new RegExp(`\\b${DAY}, \\d{1,2} ${MONTH} \\d{4} ${CLOCK}${ZONE}`, "g"),
      new RegExp(`\\b${DAY} ${MONTH} [ \\d]\\d ${CLOCK}(?: [A-Z]{3,4})?(?: \\d{4})?`, "g"),
      new RegExp(`(?<![\\d:.])${CLOCK}(?![\\d:])`, "g"),
    ],
  },
  durations: {
    name: "[DURATION]",
    patterns: [/(?<![\w.-])\d+(?:\.\d+)? ?(?:ns|µs|us|ms|s|secs?|seconds?|mins?|minutes?)(?![\w-])/g],
  },
  ids: {
    name: "[ID]",
    patterns: [
      /\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b/g,
      // Git's, MD5, SHA-256 and the like: hexadecimal of their length, with a letter and a digit in it.
      /(?<![\w])(?=[0-9a-f]*\d)(?=\d*[a-f])(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})(?![\w])/g,
    ],
  },
  paths: {
    name: "[PATH]",
    patterns: [
      // Names that mktemp(1), mkdtemp(3) and their like make up.
      /(?<![\w/])\/(?:tmp|var\/tmp|dev\/shm)\/(?:tmp\.?\w{6,}|[\w.-]*?[._-](?=[a-z]*[0-9A-Z])[A-Za-z0-9]{6,})(?![\w.-])/g,
    ],
  },
};

/** The order in which kinds are looked for: what is part of another comes after it. */
const ORDER: readonly RedactionKind[] = ["paths", "times", "ids", "durations"];
const MOST_PASSES = 8;
/** What earlier versions wrote for a time. */
const OLD_TIME = /<timestamp>/g;

/**
 * A text as snapshots hold it: line ends as \n, paths of one run by their placeholders, and `[TIME]`, `[DURATION]`, `[ID]`,
 * `[PATH]` and the user's own names for what differs from run to run. Doing it twice changes nothing. The content digest
 * hides less.
 */
export function normaliseSnapshot(
  text: string,
  paths: readonly RunPath[] = [],
  redactions: Redactions = ALL_REDACTIONS,
): string {
  let normal = text.replaceAll("\r\n", "\n");
  for (const { path, placeholder } of [...paths].sort((a, b) => b.path.length - a.path.length)) {
    if (path.length > 1) normal = normal.replaceAll(path, placeholder);
  }
  // What one redaction leaves may be for another: until nothing changes, so that doing it twice changes nothing.
  for (let pass = 0, before = ""; pass < MOST_PASSES && before !== normal; pass++) {
    before = normal;
    normal = redacted(normal, redactions);
  }
  return normal;
}

function redacted(text: string, redactions: Redactions): string {
  let normal = text;
  for (const [name, pattern] of Object.entries(redactions.patterns)) {
    const { source, flags } = compilePattern(pattern);
    normal = outsideNames(normal, (part) => part.replace(new RegExp(source, withGlobal(flags)), nonEmpty(`[${name}]`)));
  }
  for (const kind of ORDER.filter((each) => redactions.kinds.includes(each))) {
    const { name, patterns } = RULES[kind];
    for (const pattern of patterns) normal = normal.replace(pattern, name);
    if (kind === "times") normal = normal.replace(OLD_TIME, name);
  }
  return normal;
}

/** Names in brackets and wildcards stay as they are, whatever a pattern of the user's would make of them. */
function outsideNames(text: string, map: (part: string) => string): string {
  return text
    .split(/(\[(?:[A-Z][A-Z0-9_]*|\.\.)\])/)
    .map((part, index) => (index % 2 === 1 ? part : map(part)))
    .join("");
}

/** A pattern that matches nothing at all would put its name between all characters. */
function nonEmpty(name: string): (found: string) => string {
  return (found) => (found === "" ? "" : name);
}

function withGlobal(flags: string): string {
  return flags.includes("g") ? flags : `${flags}g`;
}
