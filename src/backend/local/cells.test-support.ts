import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { PolicySpec } from "../../model/policy.js";
import type { Cell, CellSpec, StepCommand, StepExit } from "../backend.js";

/** What tests open cells with; removed by `dispose`. */
export interface Place {
  readonly spec: CellSpec;
  dispose(): void;
}

export const LOCKED: PolicySpec = {
  name: "locked",
  network: { kind: "none" },
  capabilities: "none",
  user: "non_root",
  rootFilesystem: "read_only",
  limits: { cpuTimeSecs: 60, memoryBytes: 256 << 20, processCount: 40, fileSizeBytes: 20 << 20, cpus: null },
};

/** A folder with a packed project of these files, and a spec for cells of it. */
export function makePlace(files: Readonly<Record<string, string>> = {}, changes: Partial<CellSpec> = {}): Place {
  const tempDir = mkdtempSync(join(tmpdir(), "cleanroom-test-"));
  chmodSync(tempDir, 0o711);
  const source = join(tempDir, "source");
  mkdirSync(source);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(source, path)), { recursive: true });
    writeFileSync(join(source, path), text, { mode: text.startsWith("#!") ? 0o755 : 0o644 });
  }
  const path = join(tempDir, "workspace.tar");
  const names = Object.keys(files).map((name) => name.split("/")[0] ?? "");
  execFileSync("tar", ["-cf", path, "-C", source, ...(names.length === 0 ? ["-T", "/dev/null"] : new Set(names))]);
  const bytes = Object.values(files).reduce((sum, text) => sum + text.length, 0);
  const workspace = { path, sha256: "", bytes, files: names.length, links: 0, entries: names.length };
  const spec: CellSpec = {
    runId: "test",
    image: null,
    policy: LOCKED,
    workdir: "/workspace",
    workspace,
    externalBin: null,
    tempDir,
    artifactsBytes: 1 << 20,
    pod: null,
    ...changes,
  };
  return { spec, dispose: () => rmSync(tempDir, { recursive: true, force: true }) };
}

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: StepExit;
}

/** Runs a line of sh in a cell. */
export function shell(cell: Cell, line: string, changes: Partial<StepCommand> = {}): Promise<Ran> {
  return runIn(cell, { argv: ["sh", "-c", line], ...changes });
}

export async function runIn(cell: Cell, changes: Partial<StepCommand> & Pick<StepCommand, "argv">): Promise<Ran> {
  const output = { stdout: "", stderr: "" };
  const command: StepCommand = {
    env: { ...cell.baseEnv, CLEANROOM_ARTIFACTS: cell.artifactsDir },
    stdin: null,
    timeoutMs: null,
    collect: [],
    signal: new AbortController().signal,
    ...changes,
  };
  const exit = await cell.run(command, {
    stdout: (chunk) => {
      output.stdout += chunk.toString("utf8");
    },
    stderr: (chunk) => {
      output.stderr += chunk.toString("utf8");
    },
  });
  return { ...output, exit };
}

/** Pids of the host's processes whose command line holds this text. */
export function processesWith(text: string): string[] {
  const listing = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" });
  return listing.split("\n").filter((line) => line.includes(text));
}
