import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, inject } from "vitest";
import type { Report, StepReport } from "../../src/model/report.js";
import { type Toml, toml } from "./toml.test-support.js";

declare module "vitest" {
  interface ProvidedContext {
    cleanroomCli: { path: string | null; problem: string | null };
  }
}

/** Milliseconds after which a CLI that has not ended is killed, and its test fails. */
const STUCK_MS = 150_000;

/** The image of the container backends: any with sh, env, tar and the usual small tools. */
export const IMAGE = process.env["CLEANROOM_TEST_IMAGE"] ?? "cleanroom-test/busybox:1";

/** The program that all these tests run: the sources at hand, bundled. */
export function cliPath(): string {
  const { path, problem } = inject("cleanroomCli");
  if (path === null) throw new Error(`the sources could not be bundled: ${problem}`);
  return path;
}

export interface Finished {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A program and its arguments that start the CLI, e.g. to change the user. */
  readonly under?: readonly string[];
  /** A script of the test's own instead of the CLI, e.g. one that uses the library. */
  readonly program?: string;
}

/** A step that runs lines of sh, and what else is said of it. */
export function sh(script: string, more: Readonly<Record<string, Toml>> = {}): Record<string, Toml> {
  return { command: ["sh", "-c", script], ...more };
}

/** A configuration with one scenario of these steps. */
export function steps(...list: Readonly<Record<string, Toml>>[]): Record<string, Toml> {
  return { scenarios: [{ name: "all", steps: list }] };
}

/** A project in a folder of its own, in which the CLI is run as a user would. Its temp folder is its own as well. */
export class Project {
  readonly root = mkdtempSync(join(tmpdir(), "cleanroom-e2e-"));
  readonly dir = join(this.root, "project");
  readonly temp = join(this.root, "tmp");
  readonly output = join(this.dir, "artifacts");

  constructor(config: Readonly<Record<string, Toml>> | string | null = null) {
    for (const folder of [this.dir, this.temp]) mkdirSync(folder);
    // Engines that run as another user must be able to follow a path into it.
    for (const folder of [this.root, this.temp]) chmodSync(folder, 0o711);
    if (typeof config === "string") this.file("cleanroom.toml", config);
    else if (config !== null) this.file("cleanroom.toml", toml({ image: IMAGE, ...config }));
  }

  file(path: string, content: string | Uint8Array, mode = 0o644): this {
    const target = join(this.dir, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
    chmodSync(target, mode);
    return this;
  }

  /** Starts the CLI; the promise is of its end. */
  start(
    args: readonly string[],
    { cwd = this.dir, env = {}, under = [], program: script = cliPath() }: CliOptions = {},
  ): {
    child: ChildProcess;
    ended: Promise<Finished>;
  } {
    const [program = "", ...words] = [...under, process.execPath, script, ...args];
    const child = spawn(program, words, {
      cwd,
      env: { ...this.#environment(), ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    const ended = new Promise<Finished>((resolve, reject) => {
      const timer = setTimeout(() => {
        child.kill("SIGKILL");
        reject(new Error(`cleanroom ${args.join(" ")} did not end\n${Buffer.concat(out)}\n${Buffer.concat(err)}`));
      }, STUCK_MS);
      child.on("error", reject);
      child.on("close", (code) => {
        clearTimeout(timer);
        resolve({ code, stdout: Buffer.concat(out).toString("utf8"), stderr: Buffer.concat(err).toString("utf8") });
      });
    });
    ended.catch(() => undefined);
    return { child, ended };
  }

  cli(args: readonly string[], options: CliOptions = {}): Promise<Finished> {
    return this.start(args, options).ended;
  }

  /** `cleanroom run`, and the results it left. */
  async run(args: readonly string[] = [], options: CliOptions = {}): Promise<Ran> {
    const before = new Set(this.runDirs());
    const finished = await this.cli(["run", ...args], options);
    const [runDir = null] = this.runDirs().filter((dir) => !before.has(dir));
    return new Ran(finished, runDir);
  }

  runDirs(): string[] {
    return existsSync(this.output) ? readdirSync(this.output).map((name) => join(this.output, name)) : [];
  }

  /** Nothing of a run stays in the temp folder. */
  expectTempEmpty(): void {
    expect(readdirSync(this.temp)).toEqual([]);
  }

  dispose(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  #environment(): Record<string, string> {
    const kept = ["PATH", "DOCKER_HOST", "CONTAINER_HOST", "CLEANROOM_PODMAN_SOCKET", "XDG_RUNTIME_DIR"];
    const env: Record<string, string> = { HOME: this.root, TMPDIR: this.temp };
    for (const name of kept) if (process.env[name] !== undefined) env[name] = process.env[name];
    return env;
  }
}

/** A finished run with what it left on disk. */
export class Ran implements Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;

  constructor(
    finished: Finished,
    readonly dir: string | null,
  ) {
    this.code = finished.code;
    this.stdout = finished.stdout;
    this.stderr = finished.stderr;
  }

  /** Everything that the terminal showed. */
  get shown(): string {
    return this.stdout + this.stderr;
  }

  get report(): Report {
    return JSON.parse(this.read("report.json")) as Report;
  }

  get bundle(): string {
    const { run_id: id } = this.report;
    return this.path(`${id}.bundle.tgz`);
  }

  path(name: string): string {
    if (this.dir === null) throw new Error(`the run left no folder; it printed:\n${this.shown}`);
    return join(this.dir, name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), "utf8");
  }

  bytes(name: string): Buffer {
    return readFileSync(this.path(name));
  }

  step(name: string): StepReport {
    const found = this.report.steps.find((step) => step.name === name);
    if (found === undefined) throw new Error(`no step ${name} in the report`);
    return found;
  }

  /** What a step wrote, as kept in its log. */
  log(name: string, stream: "stdout" | "stderr" = "stdout"): Buffer {
    return this.bytes(`${this.step(name).log_dir}/${stream}.log`);
  }
}

/** Runs a test's body in a project that is removed afterwards; nothing of its runs may be left in the temp folder. */
export async function inProject(
  config: Readonly<Record<string, Toml>> | string | null,
  body: (project: Project) => Promise<void>,
): Promise<void> {
  const project = new Project(config);
  try {
    await body(project);
    project.expectTempEmpty();
  } finally {
    project.dispose();
  }
}

/** Waits until something holds; throws with `what` where it does not within `ms`. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, ms = 30_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
