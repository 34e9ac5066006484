import { cpSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { CleanroomError } from "../core/errors.js";
import { nearest } from "../core/nearest.js";

/** The project that a scenario's runs are made in. */
export interface WorldProject {
  /** Absolute. */
  readonly dir: string;
  /** A fixture project, or a copy of one: its folder is the scenario's own to look at. */
  readonly fixture: boolean;
  readonly name: string | null;
  /** As the feature says, relative to the project; null where it leaves that open. */
  readonly bin: string | null;
}

const FIXTURES = "fixtures";
/** Parts of a project that no copy needs. */
const LEFT_OUT = new Set(["node_modules", ".git", "artifacts"]);

/** The folder `fixtures/<name>` nearest above any of these folders. Throws ConfigInvalid where there is none. */
export function findFixture(name: string, from: readonly string[]): string {
  const places = [...new Set(from.flatMap(ancestors))].map((dir) => join(dir, FIXTURES));
  const found = places
    .map((place) => join(place, name))
    .find((dir) => statSync(dir, { throwIfNoEntry: false })?.isDirectory());
  if (found !== undefined) return found;
  const near = nearest(
    name,
    places.filter((place) => existsSync(place)).flatMap((place) => readdirSync(place)),
  );
  throw new CleanroomError("ConfigInvalid", `no fixture project ${JSON.stringify(name)}`, {
    hint: `A fixture project is a folder ${FIXTURES}/${name} beside the features, or above them${near === null ? "." : `; did you mean ${near}?`}`,
    context: { fixture: name, looked_in: places },
  });
}

/** Where a fixture's program is, if nobody says otherwise. */
export function defaultBin(dir: string): string {
  return `target/debug/${basename(dir)}`;
}

/** Copies a project, so that a scenario may change it. */
export function copyProject(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !LEFT_OUT.has(relative(from, path).split(sep)[0] ?? ""),
  });
}

/** Writes a file of a project. Throws ConfigInvalid for a path that leads out of it. */
export function writeProjectFile(dir: string, path: string, text: string): void {
  const target = join(dir, path);
  if (relative(dir, target).startsWith("..")) {
    throw new CleanroomError("ConfigInvalid", `${path} is outside of the project`, {
      hint: "Name a path relative to the project.",
      context: { path },
    });
  }
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

/** What a folder holds, as far as a write would show: a line an entry. */
export function listing(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter(({ name }) => !LEFT_OUT.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(dir, entry.name);
      if (entry.isDirectory()) return [`${path}/`, ...listing(path)];
      const { size, mtimeMs, mode } = statSync(path, { throwIfNoEntry: false }) ?? { size: 0, mtimeMs: 0, mode: 0 };
      return [`${path} ${size} ${mtimeMs} ${mode}`];
    });
}

function ancestors(dir: string): string[] {
  const parent = dirname(dir);
  return parent === dir ? [dir] : [dir, ...ancestors(parent)];
}
