import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A project with one scenario of `steps` times `true`. */
export function trivialProject(dir, { steps, isolation, image }) {
  mkdirSync(dir, { recursive: true });
  const lines = [`image = "${image}"`, `isolation = "${isolation}"`, "", "[[scenarios]]", 'name = "trivial"'];
  for (let index = 1; index <= steps; index += 1) {
    lines.push("  [[scenarios.steps]]", `  name = "true ${index}"`, '  command = ["true"]');
  }
  writeFileSync(join(dir, "cleanroom.toml"), `${lines.join("\n")}\n`);
  return dir;
}

/** A project of `files` small files in folders of 50, as a source tree has them. */
export function largeProject(dir, files) {
  for (let index = 0; index < files; index += 1) {
    const folder = join(dir, `module-${Math.floor(index / 50)}`);
    if (index % 50 === 0) mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `file-${index}.txt`), `line ${index}\n`.repeat(200));
  }
  return dir;
}
