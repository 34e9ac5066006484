import { describe, expect } from "vitest";
import { IMAGE, inProject, sh } from "./cli.test-support.js";
import { CONTAINER_ENGINES, expectNothingLeft, onEngines } from "./engines.test-support.js";
import { REDIS_IMAGE } from "./services.test-support.js";

/** Prints `+PONG` where Redis answers, and `silence` where it does not. */
const PING = `printf 'PING\\r\\n' | timeout 2 nc -w 1 cache 6379 2>/dev/null | tr -d '\\r' | grep . || echo silence`;

const harm = (action: string, place: Readonly<Record<string, string>>, more = {}) => {
  return { service: "cache", action, ...place, ...more };
};

const ping = (name: string) => sh(PING, { name });

function config(...chaos: ReturnType<typeof harm>[]) {
  const names = ["sound", "harmed", "restored"];
  return {
    services: [{ name: "cache", image: REDIS_IMAGE }],
    scenarios: [{ name: "all", services: ["cache"], chaos, steps: names.map(ping) }],
  };
}

describe("chaos", () => {
  for (const action of ["pause", "cut"]) {
    const acts = [harm(action, { before: "harmed" }), harm("restore", { after: "harmed" })];
    onEngines(CONTAINER_ENGINES, `can ${action} a service and restore it`, ({ backend, env }) =>
      inProject(config(...acts), async (project) => {
        const ran = await project.run(["--backend", backend, "--require-backend"], { env });
        expect(ran.code, ran.shown).toBe(0);
        expect(ran.read("stdout.log").match(/\+PONG|silence/g)).toEqual(["+PONG", "silence", "+PONG"]);
        expect(ran.report.services[0]?.chaos).toMatchObject([
          { action, step: "harmed", when: "before" },
          { action: "restore", step: "harmed", when: "after" },
        ]);
        expect(ran.read("trace.json")).toContain(`"${action}"`);
        await expectNothingLeft(ran.report.run_id);
      }),
    );

    onEngines(CONTAINER_ENGINES, `a service may stay as ${action} has left it`, ({ backend, env }) =>
      inProject(config(harm(action, { after: "restored" })), async (project) => {
        const ran = await project.run(["--backend", backend, "--require-backend"], { env });
        expect(ran.code, ran.shown).toBe(0);
        await expectNothingLeft(ran.report.run_id);
      }),
    );
  }

  onEngines(CONTAINER_ENGINES, "can kill a service, which is no failure of it", ({ backend, env }) =>
    inProject(config(harm("kill", { after: "sound" })), async (project) => {
      const ran = await project.run(["--backend", backend, "--require-backend"], { env });
      expect(ran.code, ran.shown).toBe(0);
      expect(ran.read("stdout.log").match(/\+PONG|silence/g)).toEqual(["+PONG", "silence", "silence"]);
      expect(ran.report.services[0]).toMatchObject({ outcome: "ready", error: null });
      await expectNothingLeft(ran.report.run_id);
    }),
  );

  onEngines(CONTAINER_ENGINES, "can slow a service down", ({ backend, env }) =>
    inProject(
      {
        services: [
          {
            ...{ name: "cache", image: IMAGE, port: 7000 },
            command: [
              "sh",
              "-c",
              "exec nc -ll -p 7000 -e sh -c 'i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; echo done'",
            ],
          },
        ],
        scenarios: [
          {
            ...{ name: "all", services: ["cache"] },
            chaos: [harm("slow", { before: "harmed" }, { share: 0.5 }), harm("restore", { after: "harmed" })],
            steps: ["sound", "harmed", "restored"].map((name) => sh("nc -w 5 cache 7000 </dev/null", { name })),
          },
        ],
      },
      async (project) => {
        const ran = await project.run(["--backend", backend, "--require-backend"], { env });
        expect(ran.code, ran.shown).toBe(0);
        expect(ran.read("stdout.log").match(/done/g)).toHaveLength(3);
        expect(ran.report.services[0]?.chaos).toMatchObject([{ action: "slow", share: 0.5 }, { action: "restore" }]);
        await expectNothingLeft(ran.report.run_id);
      },
    ),
  );
});
