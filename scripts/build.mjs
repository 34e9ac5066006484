import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundleDoors } from "./build/bundle.mjs";
import { checkNoMachinePaths } from "./build/check.mjs";
import { licences } from "./build/licences.mjs";
import { ROOT } from "./build/root.mjs";
import { jsonSchemas } from "./build/schemas.mjs";
import { declarations } from "./build/types.mjs";
import { buildAction } from "./build-action.mjs";

const DIST = join(ROOT, "dist");

/**
 * Makes dist/ and schemas/ anew. The same sources give the same bytes, wherever the repository lies. The old dist goes
 * once the new one is whole.
 */
async function main() {
  mkdirSync(join(ROOT, "build"), { recursive: true });
  const stage = mkdtempSync(join(ROOT, "build/dist-"));
  try {
    const [{ files, metafile }, schemas] = await all([
      bundleDoors(),
      jsonSchemas(),
      buildAction(join(stage, "action")),
    ]);
    for (const [name, text] of declarations()) write(join(stage, "types", name), text);
    for (const [name, text] of files) write(join(stage, name), text);
    chmodSync(join(stage, "cli.js"), 0o755);
    write(join(stage, "package.json"), '{\n  "type": "module"\n}\n');
    write(join(stage, "LICENSES.txt"), licences(usedInputs(metafile)));
    checkNoMachinePaths(stage);
    rmSync(DIST, { recursive: true, force: true });
    chmodSync(stage, 0o755);
    renameSync(stage, DIST);
    for (const [name, schema] of schemas) write(join(ROOT, "schemas", name), `${JSON.stringify(schema, null, 2)}\n`);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** The results of all, once none is at work any more: what is made in a folder can then be removed. */
async function all(works) {
  const settled = await Promise.allSettled(works);
  const failed = settled.find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
  return settled.map(({ value }) => value);
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function usedInputs({ outputs }) {
  return Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([path]) => path),
  );
}

await main();
