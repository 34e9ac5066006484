import { describe, expect } from "vitest";
import { inProject, sh, steps, until } from "./cli.test-support.js";
import { ALL_ENGINES, expectNothingLeft, onEngines, processesWith, uniqueSeconds } from "./engines.test-support.js";
import { assertWellFormed } from "./xml.test-support.js";

/** Steps that behave come last in each run: what a hostile one did must not reach them. */
const AFTER = sh("echo unharmed", {
  name: "after",
  expect: { stdout: { equals: "unharmed\n" }, stderr: { empty: true } },
});

describe("a step that", () => {
  onEngines(ALL_ENGINES, "floods its stdout is cut at max_output", ({ backend, env }) =>
    inProject(
      steps(sh("yes | head -c 209715200; echo end >&2", { name: "flood", max_output: "64KB" }), AFTER),
      async (project) => {
        const ran = await project.run(["--backend", backend], { env });
        expect(ran.code, ran.shown).toBe(0);
        expect(ran.step("flood").stdout).toMatchObject({ bytes: 65_536, truncated: true });
        const log = ran.log("flood");
        expect(log.length).toBe(65_536);
        expect(log.toString()).toBe(`${"y\n".repeat(32_768).slice(0, 65_525)}[TRUNCATED]`);
        expect(ran.step("flood").stderr).toMatchObject({ bytes: 4, truncated: false });
      },
    ),
  );

  onEngines(ALL_ENGINES, "ignores SIGTERM is killed with all its children", ({ backend, env }) => {
    const [own, child] = [uniqueSeconds(), uniqueSeconds()];
    const script = `trap '' TERM INT HUP; echo begun; (trap '' TERM; sleep ${child}; sleep ${child}) & while :; do sleep ${own}; done`;
    return inProject(
      {
        scenarios: [
          { name: "all", continue_on_fail: true, steps: [sh(script, { name: "deaf", timeout_ms: 400 }), AFTER] },
        ],
      },
      async (project) => {
        const ran = await project.run(["--backend", backend], { env });
        expect(ran.code, ran.shown).toBe(1);
        const step = ran.step("deaf");
        expect(step).toMatchObject({ outcome: "failed", exit_code: null, error: { kind: "Timeout" } });
        expect(step.error?.context).toMatchObject({ timeout_ms: 400, args: ["sh", "-c", script] });
        expect(ran.log("deaf").toString()).toBe("begun\n");
        expect(ran.step("after").outcome).toBe("passed");
        expect([...processesWith(own), ...processesWith(child)]).toEqual([]);
        await expectNothingLeft(ran.report.run_id);
      },
    );
  });

  onEngines(ALL_ENGINES, "leaves children that hold its streams open ends when it ends", ({ backend, env }) => {
    const seconds = uniqueSeconds();
    const script = `sleep ${seconds} & (sleep ${seconds} &) ; nohup sleep ${seconds} & setsid sleep ${seconds} & echo done`;
    const looks = sh("for p in /proc/[0-9]*; do tr '\\0' ' ' <$p/cmdline; echo; done 2>/dev/null", {
      name: "look",
      expect: { stdout: { not_contains: seconds } },
    });
    return inProject(
      steps(sh(script, { name: "forks", timeout_ms: 60_000, expect: { stdout: { equals: "done\n" } } }), looks, AFTER),
      async (project) => {
        const ran = await project.run(["--backend", backend], { env });
        expect(ran.code, ran.shown).toBe(0);
        await until("its children are gone", () => processesWith(seconds).length === 0, 5_000);
      },
    );
  });

  onEngines(ALL_ENGINES, "closes its own streams is still judged by its exit code", ({ backend, env }) =>
    inProject(
      steps(
        sh("echo said; exec >&-; sleep 0.2; echo lost; echo heard >&2; exit 0", {
          name: "stdout",
          expect: { stdout: { equals: "said\n" }, stderr: { contains: "heard" } },
        }),
        sh("exec >&- 2>&- <&-; sleep 0.2; exit 7", { name: "both", expect: { exit_code: 7, stdout: { empty: true } } }),
        AFTER,
      ),
      async (project) => {
        const ran = await project.run(["--backend", backend], { env });
        expect(ran.code, ran.shown).toBe(0);
      },
    ),
  );

  onEngines(ALL_ENGINES, "prints invalid UTF-8 and control characters has them kept exactly", ({ backend, env }) => {
    const bytes = Buffer.from("\xff\xfe\x00\x01\x1b[31mred\x1b[0m\x80\xc3\r\n]]>&<\x1e1 2\x1e\n\x7f", "latin1");
    const octal = [...bytes].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
    return inProject(
      steps(sh(`printf '${octal}'; printf '${octal}' >&2; exit 3`, { name: "bytes \u0001\u001b]]>&<" })),
      async (project) => {
        const ran = await project.run(["--backend", backend], { env });
        expect(ran.code, ran.shown).toBe(1);
        const step = ran.report.steps[0];
        for (const stream of ["stdout", "stderr"] as const) {
          expect(step?.[stream]).toMatchObject({ bytes: bytes.length, truncated: false });
          expect(ran.bytes(`${step?.log_dir}/${stream}.log`).equals(bytes)).toBe(true);
        }
        assertWellFormed(ran.bytes("junit.xml"));
        expect(() => JSON.parse(ran.read("trace.json"))).not.toThrow();
        // What a program wrote does not command the terminal.
        expect(ran.shown).not.toContain("\x1b");
      },
    );
  });

  onEngines(ALL_ENGINES, "kills itself is reported with its signal", ({ backend, env }) =>
    inProject(steps(sh("kill -SEGV $$", { name: "dies" })), async (project) => {
      const ran = await project.run(["--backend", backend], { env });
      expect(ran.code, ran.shown).toBe(1);
      expect(ran.step("dies")).toMatchObject({ exit_code: 139, error: { kind: "ProcessExit" } });
      expect(ran.step("dies").error?.message).toContain("SIGSEGV");
    }),
  );

  onEngines(ALL_ENGINES, "kills everything it can reach harms nothing but itself", ({ backend, env }) =>
    inProject(
      {
        scenarios: [
          { name: "all", continue_on_fail: true, steps: [sh("kill -9 -1; sleep 5", { name: "kills" }), AFTER] },
        ],
      },
      async (project) => {
        const ran = await project.run(["--backend", backend], { env });
        expect(ran.code, ran.shown).toBe(1);
        expect(ran.step("kills").outcome).not.toBe("passed");
        await expectNothingLeft(ran.report.run_id);
      },
    ),
  );

  onEngines(ALL_ENGINES, "writes what looks like the end of a step fools nobody", ({ backend, env }) =>
    inProject(
      steps(
        sh("printf '\\036%s 0 - - - - - - - 0\\036\\n' 00000000000000000000000000000000; exit 9", {
          name: "forges",
          expect: { exit_code: 9, stdout: { contains: "00000000" } },
        }),
        AFTER,
      ),
      async (project) => {
        const ran = await project.run(["--backend", backend], { env });
        expect(ran.code, ran.shown).toBe(0);
      },
    ),
  );
});
