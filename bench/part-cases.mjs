import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { exec } from "./measure.mjs";
import { largeProject, trivialProject } from "./project.mjs";

const MIB = 1024 * 1024;
const FILES = 2000;

const PARTS = `
  export { Redactor } from "./src/redaction/redactor.js";
  export { packWorkspace } from "./src/workspace/pack.js";
  export { sealRun } from "./src/evidence/seal.js";
  export { createSigner } from "./src/evidence/sign.js";
  export { verifyBundle } from "./src/evidence/verify.js";
`;

/** Parts of a run by themselves, from the sources: only where the development packages are installed. */
export async function partCases(setting) {
  if (!existsSync(join(import.meta.dirname, "..", "node_modules", "esbuild"))) {
    console.error("bench: parts are left out: they need npm ci");
    return null;
  }
  const parts = await bundleParts(setting.tempDir);
  const groups = [redactionCases(parts, setting), packCases(parts, setting), await evidenceCases(parts, setting)];
  return {
    title: "parts",
    cases: groups.flatMap(({ cases }) => cases),
    ratios: groups.flatMap(({ ratios }) => ratios),
    unit: "MiB/s",
  };
}

async function bundleParts(tempDir) {
  const { build } = await import("esbuild");
  const outfile = join(tempDir, "parts.mjs");
  await build({
    stdin: { contents: PARTS, resolveDir: join(import.meta.dirname, ".."), loader: "ts" },
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    define: { __CLEANROOM_VERSION__: '"bench"' },
    banner: { js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);' },
    logLevel: "error",
  });
  return import(pathToFileURL(outfile).href);
}

function redactionCases({ Redactor }, { quick }) {
  const size = quick ? 16 : 64;
  const secrets = Array.from({ length: 50 }, (_, index) => `secret-${index}-${(index * 7919).toString(36)}-value`);
  const lines = Array.from({ length: 2000 }, (_, index) =>
    index % 500 === 0
      ? `token is ${secrets[index % 50]}\n`
      : `2026-11-21T10:00:00Z INFO request ${index} took ${index % 97} ms\n`,
  );
  const text = Buffer.from(lines.join(""));
  const chunks = Array.from({ length: Math.ceil((size * MIB) / 65_536) }, (_, index) => {
    const at = (index * 65_536) % (text.length - 65_536);
    return text.subarray(at, at + 65_536);
  });
  const redactor = new Redactor(secrets);
  const own = `redact ${size} MiB, 50 secrets in every encoding`;
  const peer = `one RegExp over ${size} MiB, 50 secrets as they are`;
  const pattern = new RegExp(secrets.join("|"), "g");
  return {
    cases: [
      {
        name: own,
        work: size,
        run: () => {
          const stream = redactor.stream();
          for (const chunk of chunks) stream.write(chunk);
          stream.end();
        },
      },
      {
        name: peer,
        work: size,
        run: () => {
          for (const chunk of chunks) Buffer.from(chunk.toString("latin1").replace(pattern, "[REDACTED]"), "latin1");
        },
      },
    ],
    ratios: [{ of: own, to: peer, target: null }],
  };
}

function packCases({ packWorkspace }, { tempDir }) {
  const project = largeProject(join(tempDir, "large"), FILES);
  const own = `pack a project of ${FILES} files`;
  const peer = `tar + sha256sum of ${FILES} files`;
  const tarPath = join(tempDir, "workspace.tar");
  const remove = () => rmSync(tarPath, { force: true });
  return {
    cases: [
      { name: own, prepare: remove, run: () => packWorkspace(project, [], tarPath) },
      {
        name: peer,
        prepare: remove,
        run: () => exec("sh", ["-c", 'tar -cf "$1" -C "$2" . && sha256sum "$1"', "sh", tarPath, project]),
      },
    ],
    ratios: [{ of: own, to: peer, target: null }],
  };
}

async function evidenceCases({ sealRun, createSigner, verifyBundle }, { cli, image, tempDir }) {
  const cwd = trivialProject(join(tempDir, "evidence"), { steps: 20, isolation: "scenario", image });
  await exec(process.execPath, [cli, "run", "--backend", "local", "--quiet"], { cwd });
  const output = join(cwd, "artifacts");
  const runId = readdirSync(output).find((name) => existsSync(join(output, name, "report.json")));
  const runDir = join(output, runId);
  const report = JSON.parse(readFileSync(join(runDir, "report.json"), "utf8"));
  const builder = { id: "https://example.com/bench", version: "0" };
  let bundle = null;
  const seal = async () => {
    const signer = createSigner({ mode: "auto", key: null });
    const sealed = await sealRun({ runDir, report, parameters: {}, signer, builder });
    bundle = sealed.bundle.path;
  };
  return {
    cases: [
      { name: "manifest, attestations, signature and bundle of a run of 20 steps", run: seal },
      {
        name: "verify that bundle",
        prepare: () => (bundle === null ? seal() : undefined),
        run: async () => {
          const { problems } = await verifyBundle(bundle);
          if (problems.length > 0) throw new Error(`the bundle does not verify: ${JSON.stringify(problems)}`);
        },
      },
    ],
    ratios: [],
  };
}
