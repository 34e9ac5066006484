import { cpSync, existsSync, readFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { describe, expect } from "vitest";
import { inProject } from "./cli.test-support.js";
import { ALL_ENGINES, CONTAINER_ENGINES, expectNothingLeft, onEngines } from "./engines.test-support.js";
import { POSTGRES_IMAGE, REDIS_IMAGE } from "./services.test-support.js";

const FIXTURES = resolve(import.meta.dirname, "../../fixtures");

/** The images of this machine in place of those that the committed fixtures name. */
function withImages(config: string): string {
  return config
    .replaceAll("cleanroom-test/postgres:1", POSTGRES_IMAGE)
    .replaceAll("cleanroom-test/redis:1", REDIS_IMAGE);
}

/** Local steps use the host's own psql. */
const hasPsql = (process.env["PATH"] ?? "").split(delimiter).some((folder) => existsSync(join(folder, "psql")));

describe("the fixtures with services", () => {
  for (const [fixture, steps, engines] of [
    ["cli_pg", 5, hasPsql ? ALL_ENGINES : CONTAINER_ENGINES],
    ["cli_cache", 6, ALL_ENGINES],
  ] as const) {
    onEngines(engines, `${fixture} passes against the real server`, ({ backend, env }) =>
      inProject(null, async (project) => {
        cpSync(join(FIXTURES, fixture), project.dir, { recursive: true });
        project.file("cleanroom.toml", withImages(readFileSync(join(FIXTURES, fixture, "cleanroom.toml"), "utf8")));
        const ran = await project.run(["--backend", backend, "--require-backend"], { env });
        expect(ran.code, ran.shown).toBe(0);
        expect(ran.report.steps.map(({ outcome }) => outcome)).toEqual(Array(steps).fill("passed"));
        await expectNothingLeft(ran.report.run_id);
      }),
    );
  }
});
