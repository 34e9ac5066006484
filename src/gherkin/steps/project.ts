import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { CleanroomError } from "../../core/errors.js";
import { findFixture } from "../project.js";
import { phrase, type Theme } from "../vocabulary.js";
import type { World } from "../world.js";

const MANIFEST = /^(?:(?:the )?file )?"?((?:Cargo|cleanroom|pyproject)\.toml|package\.json)"? contains:$/;

/** The project that runs are made in. */
export const PROJECT: Theme = {
  title: "The project",
  phrases: [
    phrase(
      "a fixture project {text}",
      "Runs are made in the folder `fixtures/NAME` beside the features or above them; its program is `target/debug/NAME`, unless its configuration names another.",
      'Given a fixture project "cli_smoke"',
      (world, name: string) => world.useFixture(name),
    ),
    phrase(
      "a fixture project {text} with binary {text}",
      "The same with another program, relative to the fixture.",
      'Given a fixture project "cli_smoke" with binary "target/debug/cli_smoke"',
      (world, name: string, bin: string) => world.useFixture(name, bin),
    ),
    phrase(
      "cleanroom is configured with defaults",
      "Forgets whatever earlier steps have configured.",
      "Given cleanroom is configured with defaults",
      (world) => world.options.clear(),
    ),
    phrase(
      MANIFEST,
      "Writes a manifest or a configuration into a copy of the project.",
      'Given Cargo.toml contains:\n  """\n  [package.metadata.cleanroom]\n  timeout_ms = 10000\n  """',
      (world, file: string, text: string) => {
        adoptFixtureOf(world, text);
        world.writeFile(file, text);
      },
    ),
    phrase(
      "a file {text} contains:",
      "Writes a file into a copy of the project.",
      'Given a file "input/words.txt" contains:\n  """\n  one two\n  """',
      (world, path: string, text: string) => world.writeFile(path, text),
    ),
  ],
};

/** A manifest that names a fixture's program means that fixture, where the scenario has named none. */
function adoptFixtureOf(world: World, text: string): void {
  const bin = /^\s*bin\s*=\s*"([^"]+)"/m.exec(text)?.[1];
  if (bin === undefined || world.project.fixture || existsSync(join(world.project.dir, bin))) return;
  try {
    const name = basename(bin);
    findFixture(name, [dirname(world.featurePath), world.host.cwd]);
    world.useFixture(name);
  } catch (error) {
    if (!(error instanceof CleanroomError)) throw error;
  }
}
