// Writes docs/steps.md from the definitions of the steps.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { COMMON, defines } from "../build/bundle.mjs";
import { ROOT } from "../build/root.mjs";

// In the repository, so that packages are found; gone when this ends.
const file = join(ROOT, `build/steps-page-${process.pid}.mjs`);
mkdirSync(dirname(file), { recursive: true });
try {
  await build({
    ...COMMON,
    entryPoints: ["src/gherkin/steps-page.ts"],
    outfile: file,
    packages: "external",
    define: defines(),
    write: true,
  });
  const { renderStepsPage } = await import(pathToFileURL(file).href);
  mkdirSync(join(ROOT, "docs"), { recursive: true });
  writeFileSync(join(ROOT, "docs/steps.md"), renderStepsPage());
} finally {
  rmSync(file, { force: true });
}
