import { readFileSync } from "node:fs";
import { describe, expect } from "vitest";
import type { Report } from "../../src/model/report.js";
import { inProject, sh, steps } from "./cli.test-support.js";
import { ALL_ENGINES, expectNothingLeft, onEngines } from "./engines.test-support.js";

describe("runs at once in one folder", () => {
  for (const count of [2, 8]) {
    onEngines(ALL_ENGINES, `${count} of them, each with its own results`, ({ backend, env }) =>
      inProject(
        steps(
          sh("ls; echo $ME >own; sleep 0.1", { name: "write" }),
          sh("cat own; echo $ME >$CLEANROOM_ARTIFACTS/me", { name: "read" }),
        ),
        async (project) => {
          const runs = await Promise.all(
            Array.from({ length: count }, (_, n) =>
              project.cli(["run", "--backend", backend, "--json", "--env", `ME=me-${n}`], { env }),
            ),
          );
          const reports = runs.map(({ code, stdout, stderr }) => {
            expect(code, stderr).toBe(0);
            return JSON.parse(stdout) as Report;
          });
          expect(new Set(reports.map(({ run_id }) => run_id)).size).toBe(count);
          expect(project.runDirs()).toHaveLength(count);
          for (const [n, { run_id: id, steps: reported, source }] of reports.entries()) {
            const dir = `${project.output}/${id}`;
            expect(readFileSync(`${dir}/${reported[1]?.log_dir}/stdout.log`, "utf8")).toBe(`me-${n}\n`);
            expect(readFileSync(`${dir}/${reported[1]?.log_dir}/artifacts/me`, "utf8")).toBe(`me-${n}\n`);
            // The results of the others are no part of what was tested.
            expect(source.sha256).toBe(reports[0]?.source.sha256);
            await expectNothingLeft(id);
          }
          const [first = ""] = project.runDirs();
          const bundle = `${first}/${first.slice(first.lastIndexOf("/") + 1)}.bundle.tgz`;
          expect((await project.cli(["verify", bundle])).code).toBe(0);
        },
      ),
    );
  }
});
