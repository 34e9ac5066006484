import { chmodSync, cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { ROOT } from "./repository.test-support.js";

/** A copy of what a reader of the README has in front of them, to run its commands in. */
export interface ReadmeProject {
  readonly dir: string;
  /** An environment whose PATH starts with a `cleanroom` of this repository. */
  readonly env: NodeJS.ProcessEnv;
}

/** A clone without sources and packages: the committed dist, the fixtures and the scenarios. */
export function readmeProject(): ReadmeProject {
  const dir = mkdtempSync(join(tmpdir(), "readme-"));
  for (const name of ["fixtures", "cleanroom.toml", "package.json", "action.yml"]) {
    cpSync(join(ROOT, name), join(dir, name), { recursive: true });
  }
  symlinkSync(join(ROOT, "dist"), join(dir, "dist"), "junction");
  const bin = join(dir, ".bin");
  mkdirSync(bin);
  for (const [name, words] of [
    ["cleanroom", ""],
    ["npx", "shift; "],
  ] as const) {
    writeFileSync(
      join(bin, name),
      `#!/bin/sh\n${words}exec "${process.execPath}" "${join(ROOT, "dist/cli.js")}" "$@"\n`,
    );
    chmodSync(join(bin, name), 0o755);
  }
  return { dir, env: { ...process.env, PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}` } };
}
