import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";

/** A program of this folder, bundled for any user to run. */
export class TestPrograms {
  #dir = "";

  build(source: string): void {
    this.#dir = mkdtempSync(join(tmpdir(), "cleanroom-test-program-"));
    chmodSync(this.#dir, 0o755);
    buildSync({
      entryPoints: [join(import.meta.dirname, source)],
      outfile: join(this.#dir, "program.mjs"),
      bundle: true,
      platform: "node",
      format: "esm",
      banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    });
  }

  /** @param user uid to run as; null for our own */
  start(args: readonly string[], user: number | null, env: Readonly<Record<string, string>> = {}): ChildProcess {
    return spawn(process.execPath, [join(this.#dir, "program.mjs"), ...args], {
      ...(user === null ? {} : { uid: user, gid: user }),
      env: { PATH: process.env["PATH"], HOME: "/nonexistent", ...env },
      stdio: ["ignore", "pipe", "inherit"],
    });
  }

  remove(): void {
    rmSync(this.#dir, { recursive: true, force: true });
  }
}

/** Everything that a process prints. */
export async function textOf(child: ChildProcess): Promise<string> {
  let text = "";
  for await (const chunk of child.stdout ?? []) text += String(chunk);
  return text;
}

/** The folder that a program names when it says that it is ready. */
export function readyIn(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.stdout?.once("data", (chunk: Buffer) => resolve(chunk.toString("utf8").trim().slice("ready ".length)));
  });
}
