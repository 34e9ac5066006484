import { readFileSync } from "node:fs";
import type { RunEvent, RunResult } from "../app/api.js";
import { CleanroomError } from "../core/errors.js";
import type { Plan } from "../model/plan.js";
import type { CoreDoors } from "./core-doors.js";
import { main } from "./main.js";
import { post } from "./post.js";

/** What a scripted core does: the stand-in for runs whose course a test must decide. */
export interface Script {
  readonly events?: readonly RunEvent[];
  readonly result?: RunResult;
  /** After the events, wait for the abort and then this many milliseconds for the teardown. */
  readonly teardownMs?: number;
  readonly images?: readonly { readonly image: string; readonly backends: readonly string[] }[];
  readonly scenarioCount?: number;
  readonly swept?: readonly string[];
  readonly sweepError?: string;
}

const script = JSON.parse(readFileSync(process.env["SCRIPT"] ?? "", "utf8")) as Script;

const doors: CoreDoors = {
  async runProject(_request, { onEvent, signal }) {
    for (const event of script.events ?? []) onEvent(event);
    if (script.teardownMs !== undefined) {
      const alive = setInterval(() => undefined, 1000);
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      console.log("teardown begins");
      await new Promise((resolve) => setTimeout(resolve, script.teardownMs));
      clearInterval(alive);
    }
    if (script.result === undefined)
      throw new CleanroomError("ConfigInvalid", "the script has no result", { hint: "Give it one." });
    return script.result;
  },
  async mergeRuns(request, _options, handlers) {
    return doors.runProject(request, handlers);
  },
  resolvePlan: async () =>
    ({
      scenarios:
        script.images ?? Array.from({ length: script.scenarioCount ?? 0 }, () => ({ image: null, backends: [] })),
    }) as unknown as Plan,
  async verifyBundle(path) {
    const ok = path.endsWith("good.tgz");
    const problems = ok ? [] : [{ part: "report.json", problem: "was changed" }];
    return {
      ok,
      problems,
      signer: { kind: "none", keyid: null },
      runId: "run-1",
      summary: ok ? "Run run-1 is whole" : "1 problem",
    };
  },
  async sweep() {
    const { swept = [], sweepError } = script;
    return { removed: swept, failed: sweepError === undefined ? [] : [new Error(sweepError)] };
  },
};

await (process.argv[2] === "post" ? post(doors) : main(doors));
