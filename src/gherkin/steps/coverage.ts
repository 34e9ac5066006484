import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { demand, present } from "../demand.js";
import { phrase, type Theme } from "../vocabulary.js";
import type { World } from "../world.js";
import { filesBelow, runDir } from "./artifacts.js";

/** Coverage that the program under test writes. */
export const COVERAGE: Theme = {
  title: "Coverage",
  phrases: [
    phrase(
      "a fixture project {text} instrumented for llvm-cov",
      "A fixture project whose program writes raw profiles of LLVM; coverage is collected.",
      'Given a fixture project "cli_cov" instrumented for llvm-cov',
      (world, name: string) => {
        world.useFixture(name);
        world.setOption("coverage.enabled", true, "feature");
        world.setOption("coverage.format", "profraw", "feature");
      },
    ),
    phrase(
      "coverage is enabled",
      "Coverage is collected, in whatever format it comes.",
      "Given coverage is enabled",
      (world) => world.setOption("coverage.enabled", true, "feature"),
    ),
    phrase(
      /^an? (\.\w+) file exists in (?:the )?artifacts$/,
      "A file with this ending is in the last run's folder, and is not empty.",
      "Then a .profraw file exists in artifacts",
      (world, ending: string) => {
        const files = filesBelow(runDir(world));
        const found = files.filter((path) => path.endsWith(ending) && (world.last().file(path)?.length ?? 0) > 0);
        demand(found.length > 0, {
          message: `no ${ending} file is in the run directory`,
          expected: ending,
          actual: files,
        });
      },
    ),
    phrase(
      "cleanroom merges coverage into {text}",
      "The merged coverage is in that file of the project, the same as in the run's folder, and some line was reached.",
      'And cleanroom merges coverage into "target/coverage/coverage.json"',
      (world, path: string) => {
        const target = resolve(world.project.dir, path);
        demand(existsSync(target), { message: `${path} was not written`, expected: path });
        const merged = readFileSync(target, "utf8");
        const kept = present(
          world.last().file("coverage/coverage.json"),
          "the run kept no coverage/coverage.json",
        ).toString("utf8");
        demand(merged === kept, { message: `${path} is not what the run kept`, expected: kept, actual: merged });
        const { percent } = present(world.last().report.coverage, "the report says nothing of coverage");
        demand(percent !== null && percent > 0, { message: "no line is covered", actual: percent });
        world.notes.set("coverage", target);
      },
    ),
    phrase(
      "remapped paths point to host sources",
      "Every file of the merged coverage is a file of the project on the host.",
      "And remapped paths point to host sources",
      (world) => {
        const paths = coveredPaths(world);
        const missing = paths.filter((path) => !existsSync(isAbsolute(path) ? path : join(world.project.dir, path)));
        demand(paths.length > 0 && missing.length === 0, {
          message: `not on the host: ${missing.join(", ")}`,
          actual: paths,
        });
      },
    ),
  ],
};

function coveredPaths(world: World): string[] {
  const text = present(world.last().file("coverage/coverage.json"), "the run kept no coverage").toString("utf8");
  const document = JSON.parse(text) as { files?: Record<string, unknown> | { path: string }[] };
  const { files = {} } = document;
  return Array.isArray(files) ? files.map(({ path }) => path) : Object.keys(files);
}
