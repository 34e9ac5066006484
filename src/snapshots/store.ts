import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { renderChanges } from "../assertions/line-diff.js";
import type { Failure } from "../core/errors.js";
import { normaliseSnapshot, type Redactions, type RunPath } from "./normalise.js";
import { asWildcardsSee, compareWithSnapshot, matchesSnapshot, updatedSnapshot } from "./wildcards.js";

/** Folder of a project's snapshots, beside its cleanroom.toml. */
export const SNAPSHOT_FOLDER = "snapshots";

export interface SnapshotOptions {
  /** Absolute path of the folder that holds `<name>.txt`. */
  readonly dir: string;
  /** Write what came instead of failing; wildcards that still match are kept. */
  readonly update: boolean;
  /** A missing snapshot fails instead of being written: nobody would commit it. */
  readonly ci: boolean;
  /** Paths that belong to one run. */
  readonly paths?: readonly RunPath[];
  /** What of every text is not held as it is; all kinds where absent. */
  readonly redactions?: Redactions;
  /** Hears of each snapshot that is written. */
  readonly onNotice?: (message: string) => void;
}

/** Compares texts with the snapshots of a project, and writes those that are new. */
export class SnapshotStore {
  /** Written by this run: what another backend says of them must agree. */
  readonly #written = new Set<string>();

  constructor(private readonly options: SnapshotOptions) {}

  /** Null when the text is what the snapshot says, or was taken as the new one. */
  compare(name: string, text: string): Failure | null {
    if (!/^[\w][\w .-]*$/.test(name)) return badName(name);
    const { ci, update, dir, paths, redactions } = this.options;
    const path = join(dir, `${name}.txt`);
    const normal = normaliseSnapshot(text, paths, redactions);
    let stored: string | null;
    try {
      stored = readSnapshot(path);
    } catch (error) {
      return unusable(path, "read", error);
    }
    if (stored === null) {
      return ci && !update
        ? missing(name, path)
        : this.#write(name, path, normal, `Snapshot "${name}" is new: ${path}`);
    }
    stored = normaliseSnapshot(stored, paths, redactions);
    const plain = normaliseSnapshot(text, paths, { kinds: [], patterns: {} });
    const seen = asWildcardsSee(stored, normal, plain);
    if (matchesSnapshot(stored, seen)) return null;
    if (update && !this.#written.has(name)) {
      return this.#write(name, path, updatedSnapshot(stored, seen), `Snapshot "${name}" is updated: ${path}`);
    }
    return this.#mismatch(name, path, stored, seen);
  }

  #write(name: string, path: string, text: string, notice: string): Failure | null {
    try {
      mkdirSync(dirname(path), { recursive: true });
      // Renamed into place, so that two runs at once leave one whole file.
      const whole = `${path}.${process.pid}.tmp`;
      writeFileSync(whole, text);
      renameSync(whole, path);
    } catch (error) {
      return unusable(path, "written", error);
    }
    this.#written.add(name);
    this.options.onNotice?.(notice);
    return null;
  }

  #mismatch(name: string, path: string, stored: string, text: string): Failure {
    const diff = renderChanges(compareWithSnapshot(stored, text));
    return {
      kind: "AssertionFailed",
      message: `the text differs from the snapshot "${name}" (- stored, + got)\n${diff.replace(/^/gm, "    ")}`,
      hint: this.#written.has(name)
        ? "This same run wrote the snapshot from another backend or step: the two do not agree."
        : `If the new text is right, update ${path}; [..] in a line and a line of ... there match anything.${TO_UPDATE}`,
      context: { matcher: "snapshot", snapshot: name, path, diff },
    };
  }
}

const TO_UPDATE = " `cleanroom run --update-snapshots` does it, and keeps these.";

function readSnapshot(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function missing(name: string, path: string): Failure {
  return {
    kind: "AssertionFailed",
    message: `the snapshot "${name}" does not exist`,
    hint: `Run once outside CI, which writes ${path}, look at it, and commit it.`,
    context: { matcher: "snapshot", snapshot: name, path },
  };
}

function badName(name: string): Failure {
  return {
    kind: "ConfigInvalid",
    message: `${JSON.stringify(name)} cannot be the name of a snapshot`,
    hint: "Use letters, digits, spaces, and . _ - after the first one.",
    context: { snapshot: name },
  };
}

function unusable(path: string, action: string, error: unknown): Failure {
  return {
    kind: "ArtifactInvalid",
    message: `the snapshot ${path} could not be ${action}: ${error instanceof Error ? error.message : String(error)}`,
    hint: "Mind the rights and the free space of the folder.",
    context: { path },
  };
}
