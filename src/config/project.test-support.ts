import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import { CleanroomError } from "../core/errors.js";
import { type LoadRequest, loadConfig } from "./load.js";
import type { LoadedConfig } from "./loaded.js";
import type { Problem } from "./problems.js";

const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files, removed after the test. */
export function makeProject(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "cleanroom-config-"));
  made.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

export function load(
  files: Readonly<Record<string, string>>,
  request: Partial<LoadRequest> = {},
): Promise<LoadedConfig> {
  return loadConfig({ cwd: makeProject(files), env: {}, configPath: null, overrides: [], ...request });
}

/** The ConfigInvalid that loading throws; fails where it throws none. */
export async function loadError(
  files: Readonly<Record<string, string>>,
  request: Partial<LoadRequest> = {},
): Promise<{ error: CleanroomError; problems: Problem[] }> {
  const thrown: unknown = await load(files, request).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof CleanroomError)) throw new Error(`expected a CleanroomError, got ${String(thrown)}`);
  return { error: thrown, problems: (thrown.context["problems"] ?? []) as Problem[] };
}
