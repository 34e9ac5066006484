import { spawnSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { createServer } from "node:http";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Control } from "../../src/model/policy.js";
import { inProject, type Ran, sh, steps } from "./cli.test-support.js";
import { ALL_ENGINES, CONTAINER_ENGINES, onEngines } from "./engines.test-support.js";

/** Starts a program in a user namespace that may make no more of any kind: a host without a sandbox. */
const BARE = [
  ...["unshare", "--user", "--map-root-user", "sh", "-c"],
  'for kind in user mnt net pid ipc uts; do echo 0 >/proc/sys/user/max_"$kind"_namespaces; done; exec "$@"',
  "sh",
];
const NAMESPACES = spawnSync("unshare", [...BARE.slice(1), "true"]).status === 0;

function control(ran: Ran, name: Control["name"]): Control {
  const found = ran.report.policy.controls.find((each) => each.name === name);
  if (found === undefined) throw new Error(`the report has no control ${name}`);
  return found;
}

/** What a control claims to be in force is looked at from inside; where it says that it is not, nothing is claimed. */
const LOOKS: readonly { control: Control["name"]; script: string; seen: RegExp }[] = [
  {
    control: "network",
    script:
      "tail -n +3 /proc/net/dev | cut -d: -f1 | grep -vE '^ *(lo|tunl0|sit0|ip6?tnl0|gre0|gretap0|erspan0|ip_vti0|ip6_vti0|ip6gre0)$'; echo end",
    seen: /^end\n$/,
  },
  {
    control: "capabilities",
    script: "grep -E '^Cap(Eff|Prm|Bnd|Inh|Amb)' /proc/self/status | cut -f2 | sort -u",
    seen: /^0+\n$/,
  },
  {
    control: "user",
    script: "id -u; id -g; grep ^Groups /proc/self/status",
    seen: /^65534\n65534\nGroups:\s*(65534)?\s*$/,
  },
  {
    control: "root_filesystem",
    script: "for d in / /etc /usr /bin /root; do touch $d/x 2>/dev/null && echo $d; done; echo end",
    seen: /^end\n$/,
  },
  { control: "no_new_privileges", script: "grep NoNewPrivs /proc/self/status", seen: /\t1\n$/ },
  { control: "seccomp", script: "grep -E '^Seccomp:' /proc/self/status", seen: /\t2\n$/ },
  { control: "file_size", script: "ulimit -f", seen: /^\d+\n$/ },
  { control: "cpu_time", script: "ulimit -t", seen: /^\d+\n$/ },
];

describe("the locked policy", () => {
  onEngines(ALL_ENGINES, "holds inside what the report calls enforced", ({ name, backend, env }) =>
    inProject(steps(...LOOKS.map(({ control: named, script }) => sh(script, { name: named }))), async (project) => {
      const ran = await project.run(["--backend", backend], { env });
      expect(ran.code, ran.shown).toBe(0);
      expect(ran.report.policy.name).toBe("locked");
      for (const look of LOOKS) {
        const { enforced, evidence } = control(ran, look.control);
        if (name === "docker" || name === "podman") expect(enforced, look.control).toBe(true);
        if (!enforced) continue;
        expect(evidence, look.control).not.toEqual([]);
        expect(ran.log(look.control).toString(), look.control).toMatch(look.seen);
      }
    }),
  );

  onEngines(CONTAINER_ENGINES, "lets nothing out, and says why where that is why a step failed", ({ backend, env }) =>
    inProject(steps(sh("nc -w 2 198.51.100.1 80 </dev/null", { name: "out" })), async (project) => {
      const ran = await project.run(["--backend", backend], { env });
      expect(ran.code, ran.shown).toBe(1);
      expect(ran.log("out", "stderr").toString()).toMatch(/^cleanroom: network disabled/m);
      expect(ran.stdout).toContain("cleanroom: network disabled");
    }),
  );

  onEngines(["docker", "podman"], "limits memory, processes and file sizes", ({ backend, env }) =>
    inProject(
      {
        default_policy: "small",
        policies: {
          small: { limits: { memory_bytes: "64MiB", process_count: 20, file_size_bytes: "1MiB", cpu_time_secs: 2 } },
        },
        scenarios: [
          {
            name: "memory",
            steps: [sh("head -c 200000000 /dev/zero | tail -c 150000000 >/dev/null", { name: "memory" })],
          },
          {
            name: "processes",
            steps: [sh("i=0; while [ $i -lt 60 ]; do sleep 5 & i=$((i+1)); done; echo all", { name: "processes" })],
          },
          { name: "file", steps: [sh("head -c 3000000 /dev/zero >/tmp/f; stat -c %s /tmp/f", { name: "file" })] },
          { name: "cpu", steps: [sh("while :; do :; done", { name: "cpu" })] },
        ],
      },
      async (project) => {
        const ran = await project.run(["--backend", backend], { env });
        expect(ran.code, ran.shown).toBe(1);
        expect(ran.step("memory").error).toMatchObject({ kind: "ResourceLimit", context: { limit: "memory" } });
        expect(ran.log("processes", "stderr").toString()).toMatch(/fork|Resource temporarily unavailable/);
        expect(ran.log("file").toString()).not.toContain("3000000");
        expect(ran.step("cpu").error).toMatchObject({ kind: "ResourceLimit", context: { limit: "cpu_time" } });
      },
    ),
  );

  onEngines(
    ALL_ENGINES,
    "under --require-enforcement fails exactly where a control is not in force",
    ({ backend, env }) =>
      inProject(steps(sh("echo ran", { name: "one" })), async (project) => {
        const plain = await project.run(["--backend", backend], { env });
        expect(plain.code, plain.shown).toBe(0);
        const missing = plain.report.policy.controls.filter(({ enforced }) => !enforced).map(({ name }) => name);
        const strict = await project.run(["--backend", backend, "--require-enforcement"], { env });
        if (missing.length === 0) expect(strict.code, strict.shown).toBe(0);
        else {
          expect(strict.code, strict.shown).toBe(3);
          expect(strict.report.error?.kind).toBe("EnforcementUnavailable");
          for (const name of missing) expect(strict.report.error?.message).toContain(name);
          expect(strict.step("one").outcome).not.toBe("passed");
        }
      }),
  );

  it.skipIf(!NAMESPACES)("is not claimed where the host offers no sandbox", () =>
    inProject(steps(sh("echo ran", { name: "one" })), async (project) => {
      const ran = await project.run(["--backend", "local"], { under: BARE });
      expect(ran.code, ran.shown).toBe(0);
      expect(control(ran, "root_filesystem").enforced).toBe(false);
      expect(control(ran, "network").enforced).toBe(false);
      const strict = await project.run(["--backend", "local", "--require-enforcement"], { under: BARE });
      expect(strict.code, strict.shown).toBe(3);
      expect(strict.report.error).toMatchObject({ kind: "EnforcementUnavailable" });
      expect(strict.report.error?.message).toContain("network");
      expect(strict.step("one").outcome).not.toBe("passed");
    }),
  );

  it.skipIf(!NAMESPACES)(
    "leaves the rest as it is where the host offers no sandbox: links, files, artifacts, time-outs",
    () =>
      inProject(
        {
          scenarios: [
            {
              name: "all",
              continue_on_fail: true,
              steps: [
                sh("cat link; echo x >file; echo y >$CLEANROOM_ARTIFACTS/a; id -u >/dev/null; env | grep ^TZ", {
                  name: "one",
                }),
                sh("sleep 60", { name: "slow", timeout_ms: 300, expect: { error: "Timeout" } }),
              ],
            },
          ],
        },
        async (project) => {
          project.file("file", "content\n");
          symlinkSync("file", join(project.dir, "link"));
          const ran = await project.run(["--backend", "local"], { under: BARE });
          expect(ran.code, ran.shown).toBe(0);
          expect(ran.log("one").toString()).toBe("content\nTZ=UTC\n");
          expect(ran.step("one").files.map(({ path }) => path)).toEqual(["a"]);
          expect(readFileSync(join(project.dir, "file"), "utf8")).toBe("content\n");
        },
      ),
  );
});

describe("the permissive policy", () => {
  onEngines(
    ["docker", "podman"],
    "reaches a server on this machine, as root of its image",
    async ({ backend, env }) => {
      const server = createServer((_, response) => response.end("reached"));
      await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));
      try {
        const address = server.address();
        const port = typeof address === "object" && address !== null ? address.port : 0;
        const hosts = Object.values(networkInterfaces()).flatMap((list) =>
          (list ?? []).filter(({ family, internal }) => family === "IPv4" && !internal),
        );
        const script = `id -u; touch /x && echo writable; for h in ${hosts.map((host) => host.address).join(" ")}; do printf "GET / HTTP/1.0\r\n\r\n" | nc -w 5 $h ${port} | tail -n 1 && break; done`;
        await inProject(steps(sh(script, { name: "out" })), async (project) => {
          const ran = await project.run(["--backend", backend, "--policy", "permissive"], { env });
          expect(ran.log("out").toString(), ran.shown).toBe("0\nwritable\nreached");
          expect(control(ran, "network")).toMatchObject({ enforced: false });
          const locked = await project.run(["--backend", backend], { env });
          expect(locked.log("out").toString()).toBe("65534\n");
        });
      } finally {
        server.close();
      }
    },
  );
});

describe("a policy that nobody can enforce", () => {
  onEngines(["local"], "is refused before anything starts", ({ backend }) =>
    inProject(
      {
        default_policy: "egress",
        policies: { egress: { net: { allowed_hosts: ["example.com"] } } },
        ...steps(sh("true")),
      },
      async (project) => {
        const { code, stderr } = await project.cli(["run", "--backend", backend]);
        expect(code).toBe(3);
        expect(stderr).toContain("EnforcementUnavailable");
        expect(stderr).toContain("egress");
        expect(project.runDirs()).toEqual([]);
      },
    ),
  );
});
