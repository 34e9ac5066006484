import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { IMAGE, inProject, type Ran, sh } from "./cli.test-support.js";
import { CONTAINER_ENGINES, expectNothingLeft, onEngines } from "./engines.test-support.js";
import { POSTGRES_IMAGE, REDIS_IMAGE } from "./services.test-support.js";
import type { Toml } from "./toml.test-support.js";

const TOKEN = "tok-7b1f0c-secret";

/** A web server of busybox that says what it was told to. */
function web(name: string, port: number, more: Readonly<Record<string, Toml>> = {}): Record<string, Toml> {
  return {
    ...{
      name,
      port,
      image: IMAGE,
      health: { http: "/index.html" },
      files: { "/www/index.html": `hello from ${name}\n` },
    },
    command: ["sh", "-c", `echo "${name} starts with $API_TOKEN"; exec httpd -f -v -p ${port} -h /www`],
    ...more,
  };
}

const get = (name: string, port: number) =>
  `printf 'GET /index.html HTTP/1.0\\r\\n\\r\\n' | nc -w 5 ${name} ${port} | tail -n 1`;

/** All that a run has written, as text. */
function everything(dir: string): string {
  return readdirSync(dir)
    .map((name) => join(dir, name))
    .map((path) => (statSync(path).isDirectory() ? everything(path) : readFileSync(path, "latin1")))
    .join("\n");
}

function serviceOf(ran: Ran, name: string) {
  const found = ran.report.services.find((service) => service.name === name);
  if (found === undefined) throw new Error(`no service ${name} in the report`);
  return found;
}

describe("services", () => {
  onEngines(
    CONTAINER_ENGINES,
    "are found by their names and variables, and by nothing else",
    async ({ backend, env }) => {
      const config = {
        services: [web("web", 8080, { depends_on: ["base-1"], env: { API_TOKEN: TOKEN } }), web("base-1", 8081)],
        scenarios: [
          {
            name: "one place",
            services: ["web"],
            service_logs: { web: { contains: "web starts", not_contains: "base-1 starts" } },
            steps: [
              sh(`${get("web", 8080)}; ${get("base-1", 8081)}; ip -o link | wc -l; env | grep -E '^(WEB|BASE)_'`, {
                name: "ask",
              }),
              sh("! nc -z -w 1 1.1.1.1 53 && ! nslookup example.com", { name: "out" }),
            ],
          },
          {
            name: "own places",
            services: ["web"],
            isolation: "step",
            steps: [sh(get("web", 8080)), sh(get("web", 8080))],
          },
          {
            name: "at once",
            services: ["web"],
            concurrent: true,
            steps: [sh(get("web", 8080)), sh(get("base-1", 8081))],
          },
        ],
      };
      await inProject(config, async (project) => {
        const ran = await project.run(["--backend", backend, "--require-backend"], { env });
        expect(ran.code, ran.shown).toBe(0);
        const network = ran.report.policy.controls.find(({ name }) => name === "network");
        expect(network).toMatchObject({ requested: "only the scenario's services", enforced: true });
        const lines = ran.log("ask").toString("utf8").trim().split("\n").sort();
        expect(lines).toEqual(
          [
            "1",
            "hello from web",
            "hello from base-1",
            "WEB_HOST=web",
            "WEB_PORT=8080",
            "BASE_1_HOST=base-1",
            "BASE_1_PORT=8081",
          ].sort(),
        );
        expect(ran.report.services).toHaveLength(6);
        expect(serviceOf(ran, "web")).toMatchObject({
          scenario: "one place",
          backend,
          outcome: "ready",
          image: { name: IMAGE, digest: expect.stringMatching(/^sha256:/) },
          ready_ms: expect.any(Number),
          health: "port 8080, GET /index.html → 200",
          log: "services/web.log",
          error: null,
        });
        expect(ran.read("services/web.log")).toMatch(/^web starts with \[REDACTED\]\n/);
        const logs = ran.report.services.map(({ log }) => log);
        expect(new Set(logs).size).toBe(6);
        expect(logs).toContain("services/own-places/web.log");
        expect(ran.read("manifest.json")).toContain('"services/web.log"');
        expect(everything(ran.path("."))).not.toContain(TOKEN);
        await expectNothingLeft(ran.report.run_id);
      });
    },
  );

  onEngines(CONTAINER_ENGINES, "two of them may have the same port", ({ backend, env }) =>
    inProject(
      {
        services: [web("one", 8080), web("two", 8080)],
        scenarios: [
          {
            name: "all",
            services: ["one", "two"],
            steps: [sh(`${get("one", 8080)}; ${get("two", 8080)}`, { name: "ask" })],
          },
        ],
      },
      async (project) => {
        const ran = await project.run(["--backend", backend, "--require-backend"], { env });
        expect(ran.code, ran.shown).toBe(0);
        expect(ran.log("ask").toString("utf8")).toBe("hello from one\nhello from two\n");
        await expectNothingLeft(ran.report.run_id);
      },
    ),
  );

  onEngines(CONTAINER_ENGINES, "that are shared serve all scenarios from one container", ({ backend, env }) =>
    inProject(
      {
        services: [{ name: "cache", image: REDIS_IMAGE, shared: true }],
        max_concurrent: 1,
        scenarios: ["1", "2"].map((count) => ({
          name: `scenario ${count}`,
          services: ["cache"],
          steps: [
            sh(`printf 'INCR n\\r\\n' | nc -w 1 $CACHE_HOST $CACHE_PORT`, {
              expect: { stdout: { contains: `:${count}` } },
            }),
          ],
        })),
      },
      async (project) => {
        const ran = await project.run(["--backend", backend, "--require-backend"], { env });
        expect(ran.code, ran.shown).toBe(0);
        expect(ran.report.services).toMatchObject([{ name: "cache", scenario: null, outcome: "ready" }]);
        expect(ran.read("services/cache.log")).toContain("Ready to accept connections");
        await expectNothingLeft(ran.report.run_id);
      },
    ),
  );

  onEngines(CONTAINER_ENGINES, "of the catalogue need nothing but their name", ({ backend, env }) =>
    inProject(null, async (project) => {
      project.file(
        "cleanroom.toml",
        `image = "${POSTGRES_IMAGE}"\nimages = { "postgres:16-alpine" = "${POSTGRES_IMAGE}" }\n`,
      );
      const psql = 'psql "$DATABASE_URL" -Atc "select current_user, 6 * 7"; redis=$REDIS_URL; echo "$redis"';
      const flags = ["--service", "postgres", "--service", `store=${REDIS_IMAGE}`];
      const ran = await project.run(["--backend", backend, "--require-backend", ...flags, "--", "sh", "-c", psql], {
        env,
      });
      expect(ran.code, ran.shown).toBe(0);
      expect(ran.read("stdout.log")).toBe("postgres|42\nredis://store:6379\n");
      await expectNothingLeft(ran.report.run_id);
    }),
  );

  onEngines(CONTAINER_ENGINES, "give the same digest on every engine and whatever their logs say", ({ backend, env }) =>
    inProject(
      {
        services: [
          web("web", 8080, { command: ["sh", "-c", "date; cat /proc/uptime; exec httpd -f -p 8080 -h /www"] }),
        ],
        scenarios: [{ name: "all", services: ["web"], steps: [sh(get("web", 8080))] }],
      },
      async (project) => {
        const ran = await project.run(["--backend", backend, "--require-backend"], { env });
        expect(ran.code, ran.shown).toBe(0);
        digests.add(ran.report.content_digest);
        expect(digests.size).toBe(1);
      },
    ),
  );
});

const digests = new Set<string>();
