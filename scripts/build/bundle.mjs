import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import { leftOut } from "./left-out.mjs";
import { ROOT } from "./root.mjs";

/** Compile-time constants of the sources. */
export function defines() {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  return { __CLEANROOM_VERSION__: JSON.stringify(version) };
}

/** Settings that every bundle shares. Identifiers stay, so that stack traces can be read. */
export const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  // Some packages have a CommonJS wrapper as their main file whose inner imports no bundler sees.
  mainFields: ["module", "main"],
  minifyWhitespace: true,
  minifySyntax: true,
  // Node shows the line that threw: one line of a whole bundle would fill the screen.
  lineLimit: 200,
  legalComments: "none",
  charset: "utf8",
  logLevel: "warning",
  write: false,
  plugins: [leftOut],
};

/**
 * The CLI and the library, sharing chunks.
 *
 * @returns the files by their path under dist, and esbuild's metafile
 */
export async function bundleDoors() {
  const result = await build({
    ...COMMON,
    entryPoints: { cli: "src/cli/main.ts", index: "src/index.ts" },
    outdir: "dist",
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    define: defines(),
    metafile: true,
  });
  const files = new Map();
  for (const { path, text } of result.outputFiles) {
    const name = path.slice(join(ROOT, "dist").length + 1).replaceAll("\\", "/");
    files.set(name, finish(name, text));
  }
  return { files, metafile: result.metafile };
}

/** CommonJS packages ask for Node's modules with `require`: only the chunk whose helper does so gets one. */
function finish(name, text) {
  const lost = /\brequire\w*\("(?!node:)([^"]+)"\)/g;
  const missing = [...text.matchAll(lost)].map((match) => match[1]).filter((each) => !builtinModules.includes(each));
  if (missing.length > 0) throw new Error(`${name} would look for ${missing.join(", ")} when it runs`);
  let code = text.replace(/^#!.*\n/, "");
  if (code.includes('Dynamic require of "')) {
    code = `import{createRequire}from"node:module";const require=createRequire(import.meta.url);${code}`;
  }
  return name === "cli.js" ? `#!/usr/bin/env node\n${code}` : code;
}

/** Bundles a piece of TypeScript and returns what it exports. */
export async function evaluate(source) {
  const result = await build({
    ...COMMON,
    stdin: { contents: source, resolveDir: ROOT, sourcefile: "evaluated.ts", loader: "ts" },
    define: defines(),
  });
  const [output] = result.outputFiles;
  return import(`data:text/javascript;base64,${Buffer.from(output.text).toString("base64")}`);
}
