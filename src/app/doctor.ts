import { accessSync, constants, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Backend } from "../backend/backend.js";
import { BackendSelector } from "../backend/select.js";
import { loadConfig } from "../config/load.js";
import { asCleanroomError } from "../core/errors.js";
import type { Control } from "../model/policy.js";
import { compareControls } from "../policy/controls.js";
import { resolvePolicy } from "../policy/profiles.js";
import { packWorkspace } from "../workspace/pack.js";
import { makeTempDir, removeTempDir } from "./temp-dir.js";

export interface Examination {
  readonly engines: readonly EngineExamination[];
  readonly tools: readonly { readonly name: string; readonly path: string | null; readonly purpose: string }[];
}

export interface EngineExamination {
  readonly name: string;
  readonly available: boolean;
  /** Version and endpoint, or why it can't be used. */
  readonly detail: string;
  readonly notes: readonly string[];
  /** The locked policy's controls as read back from a cell that was really opened; null where none could be. */
  readonly controls: readonly Control[] | null;
  readonly problem: string | null;
}

const TOOLS = [
  { name: "git", purpose: "names the commit in the provenance" },
  { name: "openssl", purpose: "verifies signatures without Cleanroom" },
  { name: "unshare", purpose: "isolates the local backend (package util-linux)" },
  { name: "bwrap", purpose: "isolates the local backend where unshare can't (package bubblewrap)" },
];

/** Tries out every backend: whether it answers, and what isolation a locked cell really has there. */
export async function examine(cwd: string, env: Readonly<Record<string, string | undefined>>): Promise<Examination> {
  const { settings } = await loadConfig({ cwd, env, configPath: null, overrides: [] });
  const tempDir = makeTempDir();
  try {
    const engines: EngineExamination[] = [];
    for (const backend of new BackendSelector(env).all())
      engines.push(await examineBackend(backend, settings.image, tempDir));
    return { engines, tools: TOOLS.map((tool) => ({ ...tool, path: find(tool.name, env["PATH"] ?? "") })) };
  } finally {
    removeTempDir(tempDir);
  }
}

async function examineBackend(backend: Backend, image: string | null, tempDir: string): Promise<EngineExamination> {
  const availability = await backend.probe();
  const notes = (await backend.notes?.()) ?? [];
  if (!availability.available) {
    return { name: backend.name, available: false, detail: availability.reason, notes, controls: null, problem: null };
  }
  const { version, endpoint, rootless } = availability.engine;
  const detail = [version, endpoint, rootless ? "rootless" : null].filter((part) => part !== null).join(", ");
  const common = { name: backend.name, available: true, detail, notes };
  const policy = resolvePolicy("locked", {});
  const dir = join(tempDir, backend.name);
  try {
    const workspace = await packWorkspace(emptyProject(tempDir), [], `${dir}.tar`);
    const cell = await backend.open({
      runId: "doctor",
      image,
      policy,
      workdir: "/workspace",
      workspace,
      externalBin: null,
      tempDir,
      artifactsBytes: 1 << 20,
      pod: null,
    });
    const controls = compareControls(policy, cell.observation, 1 << 20, workspace.bytes);
    await cell.close();
    return { ...common, controls, problem: null };
  } catch (thrown) {
    return { ...common, controls: null, problem: asCleanroomError(thrown).message };
  }
}

/** A project with nothing in it. */
function emptyProject(tempDir: string): string {
  const dir = join(tempDir, "empty");
  mkdirSync(dir, { recursive: true });
  return dir;
}

function find(name: string, path: string): string | null {
  for (const dir of path.split(delimiter)) {
    try {
      accessSync(join(dir, name), constants.X_OK);
      return join(dir, name);
    } catch {
      // Not in this folder of PATH.
    }
  }
  return null;
}
