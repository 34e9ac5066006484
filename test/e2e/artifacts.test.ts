import { describe, expect } from "vitest";
import { inProject, sh, steps } from "./cli.test-support.js";
import { ALL_ENGINES, onEngines } from "./engines.test-support.js";

describe("files in $CLEANROOM_ARTIFACTS", () => {
  onEngines(ALL_ENGINES, "are collected, each with its step", ({ backend, env }) =>
    inProject(
      steps(
        sh(
          "mkdir -p $CLEANROOM_ARTIFACTS/a/b; printf '\\0\\1\\377' >$CLEANROOM_ARTIFACTS/a/b/bin; : >$CLEANROOM_ARTIFACTS/empty; echo h >$CLEANROOM_ARTIFACTS/.hidden",
          {
            name: "nested",
          },
        ),
        sh("ls -A $CLEANROOM_ARTIFACTS; echo 2 >$CLEANROOM_ARTIFACTS/empty", {
          name: "next",
          expect: { stdout: { empty: true } },
        }),
      ),
      async (project) => {
        const ran = await project.run(["--backend", backend], { env });
        expect(ran.code, ran.shown).toBe(0);
        expect(ran.step("nested").files.map(({ path, bytes }) => [path, bytes])).toEqual([
          [".hidden", 2],
          ["a/b/bin", 3],
          ["empty", 0],
        ]);
        const dir = `${ran.step("nested").log_dir}/artifacts`;
        expect([...ran.bytes(`${dir}/a/b/bin`)]).toEqual([0, 1, 255]);
        expect(ran.bytes(`${dir}/empty`)).toHaveLength(0);
        expect(ran.read(`${ran.step("next").log_dir}/artifacts/empty`)).toBe("2\n");
        expect((await project.cli(["verify", ran.bundle])).code).toBe(0);
      },
    ),
  );

  onEngines(ALL_ENGINES, "that are links lead nowhere on the host", ({ backend, env }) =>
    inProject(
      steps(
        sh(
          "cd $CLEANROOM_ARTIFACTS; echo own >real; ln -s real inside; ln -s /no/such/file dangling; ln -s /etc/shadow outside; mkfifo pipe; ln -s . loop",
          {
            name: "links",
          },
        ),
      ),
      async (project) => {
        const ran = await project.run(["--backend", backend], { env });
        expect(ran.code, ran.shown).toBe(0);
        const { files, log_dir } = ran.step("links");
        expect(files.map(({ path }) => path)).toContain("real");
        for (const { path } of files) {
          expect(ran.read(`${log_dir}/artifacts/${path}`)).toBe("own\n");
        }
        expect((await project.cli(["verify", ran.bundle])).code).toBe(0);
      },
    ),
  );

  onEngines(ALL_ENGINES, "with names that no archive should hold do not cost the others", ({ backend, env }) =>
    inProject(
      steps(
        sh(
          "cd $CLEANROOM_ARTIFACTS; echo good >good; echo n >\"new\nline\"; echo b >'back\\slash'; printf x >\"$(printf 'latin\\351')\"; echo s >'sp ace'; echo d >-dash; mkdir '..x'; echo y >'..x/y'",
          {
            name: "names",
          },
        ),
      ),
      async (project) => {
        const ran = await project.run(["--backend", backend], { env });
        expect(ran.code, ran.shown).toBe(0);
        const { report } = ran;
        const kept = ran.step("names").files.map(({ path }) => path);
        for (const path of ["good", "sp ace", "-dash", "..x/y"]) expect(kept).toContain(path);
        // What is not kept is listed.
        const accounted = [...kept, ...report.omitted.map(({ path }) => path)].join("\0");
        for (const part of ["line", "slash", "latin"]) expect(accounted).toContain(part);
        expect((await project.cli(["verify", ran.bundle])).code).toBe(0);
      },
    ),
  );

  onEngines(ALL_ENGINES, "past the size limit are listed, not lost in silence", ({ backend, env }) =>
    inProject(
      {
        artifacts: { max_size_bytes: "1MiB" },
        ...steps(
          sh("cd $CLEANROOM_ARTIFACTS; head -c 700000 /dev/zero >a; head -c 700000 /dev/zero >b; echo small >c", {
            name: "big",
          }),
        ),
      },
      async (project) => {
        const ran = await project.run(["--backend", backend], { env });
        // A backend may refuse the space already: then the step itself says so.
        if (ran.code === 1) expect(ran.log("big", "stderr").toString()).toMatch(/[Nn]o space/);
        else {
          expect(ran.code, ran.shown).toBe(0);
          const told = [...ran.step("big").files, ...ran.report.omitted].map(({ path }) => path).join(" ");
          for (const name of ["a", "b", "c"]) expect(told).toMatch(new RegExp(`(^|[ /])${name}( |$)`));
          expect(ran.report.omitted).not.toEqual([]);
        }
      },
    ),
  );
});
