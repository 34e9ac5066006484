import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CleanroomError } from "../core/errors.js";
import { isSafePath } from "../evidence/layout.js";
import type { Report } from "../model/report.js";
import type { StepResult } from "../model/result.js";

/** A file of the run directory before it is written. Essential ones are kept whatever the size limit says. */
export interface RunFile {
  readonly path: string;
  readonly content: Buffer | string;
  readonly essential: boolean;
}

/**
 * The logs and artifacts of all steps, `steps/<nn>-<name>/` each, which `log_dir` of their reports then names; and both
 * streams of the whole run, a header before each step's part where there are several.
 */
export function stepFiles(steps: readonly StepResult[], redact: (text: string) => string): RunFile[] {
  const files: RunFile[] = [];
  const width = Math.max(2, String(steps.length).length);
  const whole = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  steps.forEach((step, index) => {
    const dir = `steps/${String(index + 1).padStart(width, "0")}-${slug(redact(step.report.name))}`;
    if (step.report.outcome !== "skipped") step.report.log_dir = dir;
    for (const name of ["stdout", "stderr"] as const) {
      const bytes = step[name];
      if (bytes.length > 0 && steps.length > 1) whole[name].push(Buffer.from(redact(header(step))));
      whole[name].push(bytes);
      if (step.report.outcome !== "skipped")
        files.push({ path: `${dir}/${name}.log`, content: bytes, essential: false });
    }
    for (const [path, content] of step.artifacts)
      files.push({ path: `${dir}/artifacts/${path}`, content, essential: false });
  });
  return [
    { path: "stdout.log", content: Buffer.concat(whole.stdout), essential: false },
    { path: "stderr.log", content: Buffer.concat(whole.stderr), essential: false },
    ...files,
  ];
}

/** What steps left in $CLEANROOM_ARTIFACTS and was not taken out of their cells. After `stepFiles` over the same. */
export function untakenFiles(steps: readonly StepResult[]): Report["omitted"] {
  return steps.flatMap(({ report, omitted = [] }) =>
    omitted.map(({ path, bytes, reason }) => {
      const whole = `${report.log_dir}/artifacts/${path}`;
      return { path: isSafePath(whole) ? whole : JSON.stringify(whole), bytes, reason };
    }),
  );
}

/** Writes files below `runDir`. Throws ArtifactInvalid with the path and the system's reason, e.g. a full disk. */
export function writeRunFiles(runDir: string, files: readonly RunFile[]): void {
  const made = new Set<string>();
  for (const { path, content } of files) {
    const target = join(runDir, path);
    attempt(target, () => {
      const dir = dirname(target);
      if (!made.has(dir)) makeFolders(dir);
      made.add(dir);
      writeFileSync(target, content);
    });
  }
}

/** Makes the run's own folder; it must not exist yet, so that two runs never share one. */
export function makeRunDir(runDir: string): void {
  attempt(runDir, () => {
    makeFolders(dirname(runDir));
    mkdirSync(runDir);
  });
}

/** Folders one by one: below /proc and the like, Node's recursive mkdir never returns. */
function makeFolders(dir: string): void {
  if (existsSync(dir)) return;
  if (dirname(dir) !== dir) makeFolders(dirname(dir));
  try {
    mkdirSync(dir);
  } catch (error) {
    // Another run may have been quicker.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

function attempt(path: string, write: () => void): void {
  try {
    write();
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? "error";
    const full = code === "ENOSPC" || code === "EDQUOT";
    throw new CleanroomError("ArtifactInvalid", `cannot write ${path}: ${full ? "no space left on the disk" : code}`, {
      hint: full
        ? "Free some space or choose another output folder with --output-dir; the results above are complete."
        : "Choose a folder you may write to with --output-dir or [artifacts] output_dir.",
      context: { path, code },
      cause,
    });
  }
}

function header({ report }: StepResult): string {
  return `==> ${report.scenario} > ${report.name} (${report.backend}) <==\n`;
}

/** A file name that says what the step (or scenario) was: letters, digits and dashes. */
export function slug(name: string, fallback = "step"): string {
  return (
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "")
      .slice(0, 40) || fallback
  );
}
