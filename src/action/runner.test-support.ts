import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { type RunnerCommand, readRunnerLog } from "../ci/runner-log.test-support.js";

const ROOT = resolve(import.meta.dirname, "../..");

/** The Node that runs actions, where the environment names one; else this one. */
const NODE = process.env["CLEANROOM_NODE24"] ?? process.execPath;

export interface StepOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** States of an earlier step, for post. */
  readonly state?: Readonly<Record<string, string>>;
  /** Called with the process and everything printed so far, each time something is printed. */
  onOutput?(child: ChildProcess, output: string): void;
}

export interface StepRun {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly log: string;
  readonly raw: string;
  readonly commands: readonly RunnerCommand[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** A runner for one job: a workspace, a temp folder, and steps of an action run as GitHub's runner runs them. */
export class Runner {
  readonly dir = realpathSync(mkdtempSync(join(tmpdir(), "cleanroom-runner-")));
  readonly workspace = join(this.dir, "work/repo");
  #steps = 0;

  constructor() {
    for (const folder of [this.workspace, join(this.dir, "temp")]) mkdirSync(folder, { recursive: true });
    symlinkSync(join(ROOT, "node_modules"), join(this.dir, "node_modules"), "junction");
  }

  /** Compiles an entry of this project; what it loads lazily from elsewhere in the project stays where `external` says so. */
  async compile(entry: string, external: readonly string[] = []): Promise<string> {
    const outdir = join(this.dir, `entry-${entry.replace(/\W/g, "-")}`);
    await build({
      entryPoints: { entry: join(ROOT, entry) },
      outdir,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      splitting: true,
      packages: "external",
      external: [...external],
      platform: "node",
      target: "node20",
      format: "esm",
      define: { __CLEANROOM_VERSION__: '"0.0.0-test"' },
      logLevel: "error",
    });
    return join(outdir, "entry.mjs");
  }

  async run(argv: readonly string[], options: StepOptions = {}): Promise<StepRun> {
    const folder = join(this.dir, `step-${++this.#steps}`);
    mkdirSync(folder);
    const files = Object.fromEntries(
      ["OUTPUT", "STATE", "STEP_SUMMARY", "ENV", "PATH"].map((name) => [name, join(folder, name)]),
    );
    for (const file of Object.values(files)) writeFileSync(file, "");
    const child = spawn(NODE, [...argv], {
      cwd: this.workspace,
      env: this.#env(files, options),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let raw = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        raw += text;
        options.onOutput?.(child, raw);
      });
    }
    const [exitCode, signal] = await new Promise<[number | null, string | null]>((done) =>
      child.on("close", (...ended) => done(ended)),
    );
    const { visible, commands } = readRunnerLog(raw);
    const read = (name: string) => readFileSync(files[name] ?? "", "utf8");
    return {
      exitCode,
      signal,
      raw,
      log: visible,
      commands,
      outputs: keyValues(read("OUTPUT")),
      state: keyValues(read("STATE")),
      summary: read("STEP_SUMMARY"),
    };
  }

  close(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }

  #env(files: Record<string, string>, { inputs = {}, env = {}, state = {} }: StepOptions): Record<string, string> {
    const named = (prefix: string, values: Readonly<Record<string, string>>, rename: (name: string) => string) =>
      Object.entries(values).map(([name, value]) => [`${prefix}${rename(name)}`, value]);
    return Object.fromEntries([
      ["PATH", process.env["PATH"] ?? ""],
      ["HOME", this.dir],
      ["CI", "true"],
      ["GITHUB_ACTIONS", "true"],
      ["GITHUB_WORKSPACE", this.workspace],
      ["GITHUB_SERVER_URL", "https://github.com"],
      ["GITHUB_REPOSITORY", "owner/repo"],
      ["GITHUB_RUN_ID", "42"],
      ["GITHUB_RUN_ATTEMPT", "1"],
      ["RUNNER_TEMP", join(this.dir, "temp")],
      ...named("GITHUB_", files, (name) => name),
      ...named("INPUT_", inputs, (name) => name.replaceAll(" ", "_").toUpperCase()),
      ...named("STATE_", state, (name) => name),
      ...Object.entries(env),
    ]);
  }
}

/** The `name<<delimiter` form in which the toolkit writes command files. */
function keyValues(text: string): Record<string, string> {
  const entries = [...text.matchAll(/^([^\n]+?)<<([^\n]+)\n([\s\S]*?)\n?^\2$/gm)];
  return Object.fromEntries(entries.map(([, name = "", , value = ""]) => [name, value.replace(/\n$/, "")]));
}
