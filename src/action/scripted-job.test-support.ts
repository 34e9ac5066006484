import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunResult } from "../app/api.js";
import { sampleReport, sampleScenario } from "../ci/sample-report.test-support.js";
import type { Report } from "../model/report.js";
import { Runner, type StepOptions, type StepRun } from "./runner.test-support.js";
import type { Script } from "./scripted-entry.test-support.js";

/** A runner whose action has the real main and post around a scripted core. */
export class ScriptedJob {
  readonly runner: Runner;
  readonly #entry: string;

  private constructor(runner: Runner, entry: string) {
    this.runner = runner;
    this.#entry = entry;
  }

  static async create(): Promise<ScriptedJob> {
    const runner = new Runner();
    writeFileSync(join(runner.workspace, "cleanroom.toml"), "");
    const core = ["../app/run.js", "../app/merge/merge.js", "../app/plan-only.js", "../app/sweep.js", "../evidence/*"];
    return new ScriptedJob(runner, await runner.compile("src/action/scripted-entry.test-support.ts", core));
  }

  /** A result with a bundle on disk. */
  result(
    report: Report = sampleReport([sampleScenario("Fine", "passed")]),
    exitCode = report.outcome === "passed" ? 0 : 1,
  ): RunResult {
    const output = join(this.runner.workspace, "artifacts");
    mkdirSync(join(output, report.run_id), { recursive: true });
    const path = join(output, report.run_id, `${report.run_id}.bundle.tgz`);
    writeFileSync(path, "the bundle's bytes");
    return {
      report,
      runDir: join(output, report.run_id),
      bundle: { path, sha256: "b".repeat(64) },
      exitCode,
      writeError: null,
      cleanedUp: Promise.resolve(),
    };
  }

  async step(entry: "main" | "post", script: Script, options: StepOptions = {}): Promise<StepRun> {
    const path = join(this.runner.dir, "script.json");
    writeFileSync(path, JSON.stringify(script));
    return this.runner.run([this.#entry, entry], { ...options, env: { SCRIPT: path, ...options.env } });
  }

  close(): void {
    this.runner.close();
  }
}
