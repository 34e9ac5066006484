import { realpathSync, statSync } from "node:fs";
import { isAbsolute, join, posix, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { modulesOf } from "./go-modules.js";
import { indexProject, type ProjectIndex } from "./project-index.js";

/** Where a source that coverage names lies. Paths of sources in the project are relative to it, with `/`. */
export type SourcePlace =
  | { readonly kind: "source"; readonly path: string }
  /** Belongs to the project and is not there. */
  | { readonly kind: "missing"; readonly path: string }
  /** `path` is what the data says; `system` for what belongs to a toolchain or to a dependency. */
  | { readonly kind: "outside"; readonly path: string; readonly system: boolean };

export interface SourcePathOptions {
  /** Absolute. */
  readonly projectDir: string;
  /** Folders that the project had elsewhere: where steps ran, where the program was built. */
  readonly roots: readonly string[];
}

/** Where toolchains keep their own sources, and nobody a project. */
const SYSTEM = /^(\/usr\/|\/lib(32|64)?\/|\/opt\/(homebrew|local)\/|\/rustc\/|\/nix\/store\/|node:|internal\/)/;
/** Folders of other people's code, wherever they are. */
const DEPENDENCY =
  /(^|\/)(node_modules|site-packages|dist-packages|\.cargo\/(registry|git)|\.rustup\/toolchains|go\/pkg\/mod)\//;

/** Finds the project's sources by the paths that coverage data gives them. Never leads outside the project. */
export class SourcePaths {
  readonly projectDir: string;
  readonly #real: string;
  readonly #roots: readonly string[];
  readonly #known = new Map<string, SourcePlace>();
  #index: ProjectIndex | null = null;
  #modules: ReadonlyMap<string, string> | null = null;

  constructor({ projectDir, roots }: SourcePathOptions) {
    this.projectDir = resolve(projectDir);
    this.#real = realpathSync(this.projectDir);
    const all = [this.projectDir, this.#real, ...roots].map((root) =>
      posix.normalize(slashes(root)).replace(/\/+$/, ""),
    );
    // The innermost first: a workdir may lie inside another root.
    this.#roots = [...new Set(all)].filter((root) => root !== "").sort((a, b) => b.length - a.length);
  }

  /** @param base the folder, relative to the project, that relative paths start from */
  place(path: string, base = ""): SourcePlace {
    const key = `${base}\0${path}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const place = this.#find(clean(path), base);
    this.#known.set(key, place);
    return place;
  }

  /** Absolute path of a source of the project. */
  hostPath(path: string): string {
    return join(this.projectDir, path);
  }

  #find(path: string, base: string): SourcePlace {
    const inside = rooted(path) ? this.#belowRoot(path) : posix.normalize(posix.join(base, path));
    // The project itself may lie where toolchains do.
    if (DEPENDENCY.test(inside ?? path) || (inside === null && SYSTEM.test(path)))
      return { kind: "outside", path, system: true };
    if (inside !== null && !isUpward(inside) && this.#isSource(inside)) return { kind: "source", path: inside };
    const elsewhere = this.#bySuffix(path, inside === null || !rooted(path));
    if (elsewhere !== null) return { kind: "source", path: elsewhere };
    // A link may lead outside: what is there is not ours to show.
    if (inside !== null && !isUpward(inside)) return { kind: "missing", path: inside };
    return { kind: "outside", path, system: false };
  }

  #belowRoot(path: string): string | null {
    const root = this.#roots.find((each) => path.startsWith(`${each}/`));
    return root === undefined ? null : path.slice(root.length + 1);
  }

  /** A file of the project whose path ends as this one does, or the other way round, where there is just one. */
  #bySuffix(path: string, foreign: boolean): string | null {
    if (!foreign) return null;
    this.#modules ??= modulesOf(this.projectDir);
    for (const [module, folder] of this.#modules) {
      const inside = path.startsWith(`${module}/`) ? posix.join(folder, path.slice(module.length + 1)) : null;
      if (inside !== null && !isUpward(inside) && this.#isSource(inside)) return inside;
    }
    this.#index ??= indexProject(this.projectDir);
    const found = this.#index.endingLike(path.replace(/^(\.\.\/)+/, ""));
    return found !== null && this.#isSource(found) ? found : null;
  }

  #isSource(path: string): boolean {
    try {
      const absolute = join(this.projectDir, path);
      if (!statSync(absolute).isFile()) return false;
      const real = relative(this.#real, realpathSync(absolute));
      return !isAbsolute(real) && !isUpward(slashes(real));
    } catch {
      return false;
    }
  }
}

function clean(path: string): string {
  if (path.startsWith("file://")) {
    try {
      return posix.normalize(slashes(fileURLToPath(path)));
    } catch {
      return path;
    }
  }
  // Bundlers name sources by URLs of their own, from the project's folder on.
  const own = path.replace(/^webpack:\/\/[^/]*\//, "");
  return SCHEME.test(own) ? own : posix.normalize(slashes(own));
}

function slashes(path: string): string {
  return path.replaceAll("\\", "/");
}

/** Two letters at least: one is a drive. */
const SCHEME = /^[a-z][a-z0-9+.-]+:/i;

function rooted(path: string): boolean {
  return path.startsWith("/") || SCHEME.test(path) || /^[A-Za-z]:\//.test(path);
}

function isUpward(path: string): boolean {
  return path === ".." || path.startsWith("../");
}
