import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { bundleDoors } from "../../scripts/build/bundle.mjs";

/**
 * Bundles the sources at hand once per test run, as the build does, and tells the tests where the CLI lies. Sources
 * that can't be bundled fail the tests that run the CLI, and no others.
 */
export async function setup({ provide }) {
  const dir = mkdtempSync(join(tmpdir(), "cleanroom-e2e-cli-"));
  // Some tests run the CLI as another user.
  chmodSync(dir, 0o755);
  try {
    const { files } = await bundleDoors();
    for (const [name, text] of files) {
      mkdirSync(dirname(join(dir, name)), { recursive: true });
      writeFileSync(join(dir, name), text);
    }
    writeFileSync(join(dir, "package.json"), '{ "type": "module" }\n');
    provide("cleanroomCli", { path: join(dir, "cli.js"), problem: null });
  } catch (error) {
    provide("cleanroomCli", { path: null, problem: String(error) });
  }
  return () => rmSync(dir, { recursive: true, force: true });
}
