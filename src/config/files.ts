import { readFile, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { DocumentError, partOf, type SourceDocument } from "./document.js";
import { configInvalid, type Origin, type Path, type Problem, problemAt } from "./problems.js";
import type { ConfigSource } from "./source.js";

export const CONFIG_FILE = "cleanroom.toml";

/** Which file is the configuration, and who said so. */
export interface ConfigFile {
  readonly path: string;
  /** Whether it was named, so that it must exist. */
  readonly named: boolean;
  readonly origin: string;
}

/** Manifests that may hold a table of ours, the one that wins first. */
const MANIFESTS: readonly { readonly name: string; readonly table: Path; readonly format: "toml" | "json" }[] = [
  { name: "Cargo.toml", table: ["package", "metadata", "cleanroom"], format: "toml" },
  { name: "package.json", table: ["cleanroom"], format: "json" },
  { name: "pyproject.toml", table: ["tool", "cleanroom"], format: "toml" },
];

/** The file named by an option or CLEANROOM_CONFIG, or else cleanroom.toml in the working directory. */
export async function findConfigFile(
  cwd: string,
  configPath: string | null,
  variable: string | undefined,
): Promise<ConfigFile> {
  const name = configPath ?? (variable || null);
  if (name === null) return { path: join(cwd, CONFIG_FILE), named: false, origin: "default" };
  const path = resolve(cwd, name);
  const folder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return {
    path: folder ? join(path, CONFIG_FILE) : path,
    named: true,
    origin: configPath === null ? "CLEANROOM_CONFIG" : "--config",
  };
}

export interface LoadedFile {
  readonly source: ConfigSource;
  /** Relative to the working directory. */
  readonly file: string;
}

/** The configuration file as a source; null where there is none and none was named. */
export async function loadConfigFile(config: ConfigFile, cwd: string): Promise<LoadedFile | null> {
  const file = displayPath(config.path, cwd);
  const text = await read(config.path, file, config.named ? config.origin : null);
  if (text === null) return null;
  const { parseTomlDocument } = await import("./toml-document.js");
  return { source: fileSource("file", parseTomlDocument(text, file)), file };
}

/** The manifests beside the configuration that speak of Cleanroom, lowest precedence first. */
export async function loadManifests(projectDir: string, cwd: string, problems: Problem[]): Promise<LoadedFile[]> {
  const found: LoadedFile[] = [];
  for (const { name, table, format } of MANIFESTS) {
    const path = join(projectDir, name);
    const file = displayPath(path, cwd);
    const text = await read(path, file, null);
    if (text === null || !/\bcleanroom\b/.test(text)) continue;
    const parsed = await parseManifest(text, file, format, problems);
    const part = parsed ? partOf(parsed, table) : null;
    if (part?.value !== undefined && part) found.unshift({ source: fileSource("manifest", part), file });
  }
  return found;
}

async function parseManifest(
  text: string,
  file: string,
  format: "toml" | "json",
  problems: Problem[],
): Promise<SourceDocument | null> {
  try {
    if (format === "json") return (await import("./json-document.js")).parseJsonDocument(text, file);
    return (await import("./toml-document.js")).parseTomlDocument(text, file);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    problems.push(syntaxProblem(error, format));
    return null;
  }
}

/** What a parser said, as a problem of the file. */
export function syntaxProblem(error: DocumentError, format: "toml" | "json"): Problem {
  const { file, line, column } = error.location;
  const origin: Origin = { kind: "file", text: `${file}:${line}:${column}`, location: error.location };
  const name = format.toUpperCase();
  return problemAt(origin, "", { found: `invalid ${name} (${error.message})`, expected: `valid ${name}` });
}

function fileSource(kind: "file" | "manifest", document: SourceDocument): ConfigSource {
  return {
    kind,
    value: document.value,
    originAt: (path) => {
      const location = document.locate(path);
      return { kind, text: `${location.file}:${location.line}:${location.column}`, location };
    },
  };
}

/** A file's text without its byte order mark; null where it doesn't exist and nobody asked for it by name. */
async function read(path: string, file: string, namedBy: string | null): Promise<string | null> {
  try {
    return (await readFile(path, "utf8")).replace(/^\uFEFF/, "");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    const missing = code === "ENOENT" || code === "ENOTDIR";
    if (missing && namedBy === null) return null;
    const origin: Origin = { kind: "file", text: file, location: null };
    const found = missing ? `no such file (named by ${namedBy})` : `a file that can't be read (${code})`;
    throw configInvalid(
      [problemAt(origin, "", { found, expected: "a readable configuration file" })],
      "Name an existing file, or run `cleanroom init` to write a cleanroom.toml. Nothing was started.",
    );
  }
}

/** A path as messages show it: relative to the working directory, with forward slashes. */
export function displayPath(path: string, cwd: string): string {
  const shown = relative(cwd, path) || ".";
  return isAbsolute(shown) ? path : shown.replaceAll("\\", "/");
}

/** The folder that a configuration's paths are relative to. */
export function projectDirOf(config: ConfigFile | null, cwd: string): string {
  return config ? dirname(config.path) : cwd;
}
