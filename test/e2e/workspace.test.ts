import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, readlinkSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inProject, type Project, sh, steps } from "./cli.test-support.js";
import { ALL_ENGINES, onEngines } from "./engines.test-support.js";

/** Everything about the project's files: content, modes, owners, times of change. */
function fingerprint(project: Project): string[] {
  return readdirSync(project.dir, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(project.output))
    .sort()
    .map((path) => {
      const { mode, uid, gid, mtimeMs } = lstatSync(path);
      const stat = lstatSync(path);
      const content = stat.isFile()
        ? createHash("sha256").update(readFileSync(path)).digest("hex")
        : stat.isSymbolicLink()
          ? readlinkSync(path)
          : "";
      return [path, mode, uid, gid, stat.isDirectory() ? "" : mtimeMs, content].join(" ");
    });
}

describe("a project's files", () => {
  for (const policy of ["locked", "standard", "permissive"]) {
    onEngines(ALL_ENGINES, `are never changed, policy ${policy}`, ({ backend, env }) =>
      inProject(
        steps(
          sh(
            "echo changed >file; chmod 777 file; rm -rf dir; rm -f link; mv private moved; touch -t 200001010000 script; echo new >new; ls -A",
            {
              name: "writes",
            },
          ),
          sh("rm -rf ./* ./.[!.]*; chmod 0 . ; ls -A", { name: "removes all" }),
        ),
        async (project) => {
          project
            .file("file", "file")
            .file("dir/deep/file", "deep")
            .file("private", "p", 0o600)
            .file("script", "#!/bin/sh\n", 0o755);
          symlinkSync("file", join(project.dir, "link"));
          const before = fingerprint(project);
          const ran = await project.run(["--backend", backend, "--policy", policy], { env });
          // Whether a step may change its own copy is the policy's business; the original never changes.
          expect(ran.report.outcome).not.toBe("error");
          expect(ran.log("writes").toString()).toContain("new");
          expect(fingerprint(project)).toEqual(before);
        },
      ),
    );
  }

  onEngines(ALL_ENGINES, "look the same inside: owner, modes, times, links", ({ backend, env }) =>
    inProject(
      steps(
        sh(
          "cat private dir/private script; ls -A; stat -c '%n %a %u %g %Y' private script dir/private; readlink link; cat link; id -u",
          { name: "looks" },
        ),
      ),
      async (project) => {
        project
          .file("private", "1\n", 0o600)
          .file("dir/private", "2\n", 0o400)
          .file("script", "3\n", 0o700)
          .file("new\nline", "");
        project.file(".git/config", "credentials").file("a b/ü", "x");
        symlinkSync("private", join(project.dir, "link"));
        const ran = await project.run(["--backend", backend], { env });
        expect(ran.code, ran.shown).toBe(0);
        const text = ran.log("looks").toString();
        expect(text).toMatch(/^1\n2\n3\n/);
        expect(text).toContain(
          "private 644 65534 65534 946684800\nscript 755 65534 65534 946684800\ndir/private 644 65534 65534 946684800\nprivate\n1\n65534\n",
        );
        expect(text).not.toContain(".git");
        expect(text).not.toContain("artifacts");
      },
    ),
  );

  it("that are excluded are not seen", () =>
    inProject({ workspace: { exclude: ["big", "a/b"] }, ...steps(sh("ls -R", { name: "ls" })) }, async (project) => {
      project.file("big/file", "x").file("a/b/c", "x").file("a/kept", "x");
      const ran = await project.run(["--backend", "local"]);
      expect(ran.code, ran.shown).toBe(0);
      const text = ran.log("ls").toString();
      expect(text).toContain("kept");
      expect(text).not.toMatch(/big|^b$/m);
      expect(ran.report.source.files).toBe(2);
    }));
});
