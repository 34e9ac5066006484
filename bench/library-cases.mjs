import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { exec } from "./measure.mjs";
import { engineRun } from "./peers.mjs";
import { trivialProject } from "./project.mjs";

const TARGETS = { docker: 0.6, podman: 0.75 };

/** One hermetic run within a process that has made one before, evidence included: what a test suite pays for each. */
export async function libraryCases({ library, image, tempDir }, engine) {
  if (!(engine in TARGETS) || !existsSync(library)) return null;
  const { run } = await import(pathToFileURL(library).href);
  const cwd = trivialProject(join(tempDir, `${engine}-library`), { steps: 1, isolation: "scenario", image });
  const own = 'run(["true"]) of the library';
  const [command, args] = engineRun(engine, image);
  const peer = `${engine} run --rm`;
  const options = { cwd, image, backend: engine, outputDir: join(cwd, "artifacts") };
  return {
    title: `${engine}: in process, second run`,
    rounds: (rounds) => rounds * 3,
    cases: [
      { name: own, run: async () => (await run(["true"], options)).success() },
      { name: peer, run: () => exec(command, args) },
    ],
    ratios: [{ of: own, to: peer, target: TARGETS[engine] }],
  };
}
