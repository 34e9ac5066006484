import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { bundleDoors } from "./build/bundle.mjs";
import { checkNoMachinePaths } from "./build/check.mjs";
import { licences } from "./build/licences.mjs";
import { ROOT } from "./build/root.mjs";
import { jsonSchemas } from "./build/schemas.mjs";

const DIST = join(ROOT, "dist");

/** Makes dist/ and schemas/ anew. The same sources give the same bytes, wherever the repository lies. */
async function main() {
  // Whatever can fail comes before the old dist goes.
  const [{ files, metafile }, schemas] = await Promise.all([bundleDoors(), jsonSchemas()]);
  rmSync(DIST, { recursive: true, force: true });
  for (const [name, text] of files) write(join("dist", name), text);
  chmodSync(join(DIST, "cli.js"), 0o755);
  write("dist/package.json", '{\n  "type": "module"\n}\n');
  write("dist/LICENSES.txt", licences(usedInputs(metafile)));
  for (const [name, schema] of schemas) write(join("schemas", name), `${JSON.stringify(schema, null, 2)}\n`);
  await Promise.all([emitTypes(), bundleAction()]);
  checkNoMachinePaths(DIST);
}

function write(path, text) {
  const absolute = join(ROOT, path);
  mkdirSync(dirname(absolute), { recursive: true });
  writeFileSync(absolute, text);
}

function usedInputs({ outputs }) {
  return Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([path]) => path),
  );
}

/** The declarations of what src/index.ts reaches. */
async function emitTypes() {
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  await promisify(execFile)(process.execPath, [tsc, "-p", "scripts/build/types.tsconfig.json"], { cwd: ROOT }).catch(
    (error) => {
      throw new Error(`the declarations could not be made:\n${error.stdout}`);
    },
  );
}

async function bundleAction() {
  const script = join(ROOT, "scripts/build-action.mjs");
  if (!existsSync(script)) throw new Error("scripts/build-action.mjs is missing");
  const { buildAction } = await import(pathToFileURL(script).href);
  await buildAction();
}

await main();
