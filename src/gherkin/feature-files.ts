import { existsSync, readdirSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { CleanroomError } from "../core/errors.js";

/** A feature file to run. */
export interface FeatureFile {
  /** Absolute. */
  readonly path: string;
  /** As reports and messages name it: relative to the working directory, with forward slashes. */
  readonly uri: string;
  /** Lines that were named, as in `smoke.feature:12`: only scenarios that stand there run. Empty for all. */
  readonly lines: readonly number[];
}

/** The paths of `run [PATH…]`, told apart. */
export interface NamedPaths {
  readonly features: readonly FeatureFile[];
  /** Configuration files and folders that hold one. */
  readonly configs: readonly string[];
}

const FEATURE = /\.feature(\.md)?$/;
const WITH_LINES = /^(.*\.feature(?:\.md)?)((?::\d+)+)$/;
/** Folders that hold other people's features, or results. */
const NEVER = new Set(["node_modules", ".git"]);

/**
 * Feature files and folders of them, apart from configurations. A folder with a cleanroom.toml is a project; feature
 * files that lie directly beside it run too. Throws ConfigInvalid for a feature file that does not exist.
 */
export function namedPaths(cwd: string, paths: readonly string[]): NamedPaths {
  const features = new Map<string, FeatureFile>();
  const configs: string[] = [];
  const add = (path: string, lines: readonly number[] = []) => {
    const known = features.get(path)?.lines ?? lines;
    const all = known.length === 0 || lines.length === 0 ? [] : [...new Set([...known, ...lines])];
    features.set(path, { path, uri: shown(cwd, path), lines: all });
  };
  for (const name of paths) {
    const [, file = name, tail = ""] = WITH_LINES.exec(name) ?? [];
    const path = resolve(cwd, file);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (FEATURE.test(file) && !stat?.isDirectory()) {
      if (stat === undefined) throw missing(file);
      add(path, tail.split(":").filter(Boolean).map(Number));
    } else if (stat?.isDirectory()) {
      const project = existsSync(join(path, "cleanroom.toml"));
      const found = featuresBelow(path, !project);
      if (project || found.length === 0) configs.push(name);
      for (const each of found) add(each);
    } else configs.push(name);
  }
  return { features: [...features.values()], configs };
}

/** Feature files of a folder, sorted by path. */
export function featuresBelow(dir: string, deep: boolean): string[] {
  const entries = readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return deep && !NEVER.has(entry.name) ? featuresBelow(path, true) : [];
    return FEATURE.test(entry.name) ? [path] : [];
  });
}

function shown(cwd: string, path: string): string {
  const inside = relative(cwd, path);
  return (inside.startsWith("..") ? path : inside).split(sep).join("/");
}

function missing(file: string): CleanroomError {
  return new CleanroomError("ConfigInvalid", `${file}: no such feature file`, {
    hint: "Name a .feature file or a folder that holds some.",
    context: { path: file },
  });
}
