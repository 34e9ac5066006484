import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import ncc from "@vercel/ncc";
import { build, transform } from "esbuild";
import { COMMON, defines } from "./build/bundle.mjs";
import { ROOT } from "./build/root.mjs";

const OUT = join(ROOT, "dist/action");

/** What the runner starts. Both call the one bundle, so that the code they share is committed once. */
const LAUNCHERS = {
  "main.js": 'import { main } from "./index.js";\n\nawait main();\n',
  "post.js": 'import { post } from "./index.js";\n\nawait post();\n',
};

/**
 * Makes dist/action: esbuild turns this project's TypeScript and the packages of the core into a few ES modules, ncc
 * bundles those with @actions/*. Chunks load when they are first needed, so a start costs the core package alone.
 *
 * @param out where the files go
 */
export async function buildAction(out = OUT) {
  // Within the repository, as ncc looks for packages from there upwards; always the same place, as the numbers of chunks
  // come from the paths, relative to the working directory.
  const stage = join(ROOT, "build/action");
  rmSync(stage, { recursive: true, force: true });
  const cwd = process.cwd();
  process.chdir(ROOT);
  try {
    await compile(stage);
    const { code, assets } = await ncc(join(stage, "entry.mjs"), {
      cache: false,
      esm: true,
      minify: false,
      quiet: true,
      target: "es2022",
      license: "LICENSES.txt",
    });
    const files = new Map([["index.js", await minify(code)]]);
    for (const [name, { source }] of Object.entries(assets)) {
      const text = source.toString();
      files.set(rename(name), name.endsWith(".mjs") ? await minify(text) : text);
    }
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out, { recursive: true });
    for (const [name, text] of [...files, ...Object.entries(LAUNCHERS)]) {
      mkdirSync(dirname(join(out, name)), { recursive: true });
      writeFileSync(join(out, name), text);
    }
    writeFileSync(join(out, "package.json"), '{\n  "type": "module"\n}\n');
  } finally {
    process.chdir(cwd);
    rmSync(stage, { recursive: true, force: true });
  }
}

async function compile(stage) {
  await build({
    ...COMMON,
    target: "es2022",
    entryPoints: { entry: "src/action/entry.ts" },
    outdir: stage,
    outExtension: { ".js": ".mjs" },
    splitting: true,
    chunkNames: "[name]-[hash]",
    define: defines(),
    external: ["@actions/*"],
    banner: { js: REQUIRE },
    write: true,
  });
}

/** CommonJS packages ask for Node's modules with `require`, which a module does not have. */
const REQUIRE =
  'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);';

async function minify(code) {
  const { code: smaller } = await transform(renameIn(code), {
    format: "esm",
    target: "es2022",
    minify: true,
    keepNames: false,
    legalComments: "none",
    charset: "utf8",
  });
  return smaller;
}

/** ncc calls its chunks `<n>.index.mjs`; the folder's package.json makes `.js` a module as well. */
function rename(name) {
  return name.replace(/\.mjs$/, ".js");
}

function renameIn(code) {
  return code.replaceAll(".index.mjs", ".index.js");
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await buildAction();
