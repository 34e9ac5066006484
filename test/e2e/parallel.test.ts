import { describe, expect } from "vitest";
import type { Report } from "../../src/model/report.js";
import { IMAGE, Project } from "./cli.test-support.js";
import { thingsOn } from "./engine-things.test-support.js";
import { CONTAINER_ENGINES, onEngines } from "./engines.test-support.js";
import { REDIS_IMAGE, TOPOLOGIES } from "./services.test-support.js";
import { toml } from "./toml.test-support.js";

const RUNS = 8;

/** Counts in a Redis that must be its own, over the step's own network. */
const COUNT = `for n in 1 2 3; do printf 'INCR runs\\r\\nQUIT\\r\\n' | nc a 6379; done | tr -d '\\r' | grep ^:`;

/** A project of two Redis, of which its one step uses the first. */
function countingProject([first, second]: readonly [number, number]): Project {
  const project = new Project();
  const services = [
    { name: "a", image: REDIS_IMAGE, port: first },
    { name: "b", image: REDIS_IMAGE, port: second },
  ];
  const step = { command: ["sh", "-c", COUNT], expect: { stdout: { equals: ":1\n:2\n:3\n" } } };
  const scenarios = [{ name: "count", services: ["a", "b"], steps: [step] }];
  return project.file("cleanroom.toml", toml({ image: IMAGE, services, scenarios }));
}

describe("runs with services at once on one engine", () => {
  onEngines(
    CONTAINER_ENGINES,
    `${RUNS} of them neither meet nor leave anything, half of them on networks`,
    async ({ backend, env, socket }) => {
      const projects = TOPOLOGIES.map(({ ports }) => countingProject(ports));
      try {
        const runs = await Promise.all(
          Array.from({ length: RUNS }, (_, n) =>
            projects[n % projects.length]?.cli(["run", "--backend", backend, "--json"], { env }),
          ),
        );
        const ids = runs.map((finished) => {
          expect(finished?.code, finished?.stderr).toBe(0);
          return (JSON.parse(finished?.stdout ?? "") as Report).run_id;
        });
        expect(new Set(ids).size).toBe(RUNS);
        expect(await thingsOn({ socket }, (labels) => ids.includes(labels["cleanroom.run"] ?? ""))).toEqual([]);
        for (const project of projects) project.expectTempEmpty();
      } finally {
        for (const project of projects) project.dispose();
      }
    },
    180_000,
  );
});
