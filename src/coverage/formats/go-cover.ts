import { mkdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { countOf } from "../count.js";
import { type CoverageFormat, fileByFile, type ReadContext } from "../format.js";
import { DAMAGED, invalidCoverage } from "../invalid.js";
import { sumFiles } from "../merge.js";
import { type Counters, type CoverageFiles, emptyFile } from "../model.js";
import { linesOf, nameOf, onDisk, type RawFile } from "../raw-file.js";

/** Go: what a program built with `go build -cover` leaves in GOCOVERDIR, and profiles of `go test -coverprofile`. */
export const goCover: CoverageFormat = {
  name: "go",
  raw: true,
  recognises: (path, head) => isData(path) || /^mode: (set|count|atomic)\r?\n/.test(head.toString("utf8")),
  read: async (files, context) => {
    const data = files.filter(({ path }) => isData(path));
    const profiles = files.filter(({ path }) => !isData(path));
    const fromProfiles = await profilesToFiles(profiles, context);
    return data.length === 0 ? fromProfiles : sumFiles(fromProfiles, await dataToFiles(data, context));
  },
};

const profilesToFiles = fileByFile((file) => parseGoProfile(linesOf(file), nameOf(file)));

function isData(path: string): boolean {
  return /^cov(meta|counters)\.[0-9a-f]/.test(basename(path));
}

/** `go tool covdata` is the only reader of what lies in GOCOVERDIR. */
async function dataToFiles(files: readonly RawFile[], context: ReadContext): Promise<CoverageFiles> {
  const folder = join(context.tempDir, "go");
  mkdirSync(folder, { recursive: true });
  const steps = [...new Set(files.map(({ step }) => step))];
  const folders = new Set<string>();
  for (const file of files) {
    // Counters lie beside the description of the program that they were counted in.
    const own = join(folder, String(steps.indexOf(file.step)));
    mkdirSync(own, { recursive: true });
    folders.add(dirname(onDisk(file, join(own, basename(file.path)))));
  }
  const profile = join(folder, "profile.txt");
  const args = ["tool", "covdata", "textfmt", `-i=${[...folders].join(",")}`, `-o=${profile}`];
  const { exitCode, stderr, absent } = await context.run("go", args, { cwd: folder });
  const [first] = files;
  const file = first === undefined ? "" : nameOf(first);
  if (exitCode !== 0) {
    const what = absent
      ? "`go` is needed to read it, and is not on this host"
      : `go tool covdata: ${stderr.trim().slice(0, 500)}`;
    const hint = absent
      ? "Install Go 1.20 or newer and put it into PATH, e.g. with actions/setup-go."
      : `Use the Go that the program was built with, 1.20 or newer. ${DAMAGED}`;
    context.problem(invalidCoverage({ file }, what, hint));
    return new Map();
  }
  const content = { hostPath: profile };
  return profilesToFiles([{ step: first?.step ?? "", path: "GOCOVERDIR", content }], context);
}

/** `name.go:line.column,line.column statements count`, https://pkg.go.dev/golang.org/x/tools/cover */
const BLOCK = /^(.+):(\d+)\.\d+,(\d+)\.\d+ (\d+) (\d+)$/;

/** Lines of a block that a person could have written. */
const MOST_LINES = 1_000_000;

/** @param name how the profile is called in messages */
export function parseGoProfile(lines: Iterable<string>, name: string): CoverageFiles {
  const files = new Map<string, Map<string, Block>>();
  let number = 0;
  for (const text of lines) {
    number++;
    const line = text.trim();
    // Profiles of several packages may have been strung together.
    if (line === "" || /^mode: (set|count|atomic)$/.test(line)) continue;
    const [, path = "", first, last, statements, hits] = BLOCK.exec(line) ?? [];
    const count = countOf(hits);
    if (count === null || Number(last) - Number(first) > MOST_LINES) {
      const at = { file: name, line: number };
      throw invalidCoverage(at, `this is no block of a Go cover profile: ${line.slice(0, 80)}`, DAMAGED);
    }
    // A block without statements says nothing.
    if (statements === "0") continue;
    const blocks = files.get(path) ?? new Map<string, Block>();
    files.set(path, blocks);
    // The same block comes once for each package whose tests ran it.
    const key = line.slice(path.length + 1, line.lastIndexOf(" "));
    const known = blocks.get(key)?.hits ?? 0;
    blocks.set(key, { first: Number(first), last: Number(last), hits: known + count });
  }
  return new Map([...files].map(([path, blocks]) => [path, fileOf([...blocks.values()])]));
}

interface Block {
  readonly first: number;
  readonly last: number;
  readonly hits: number;
}

/** A line ran as often as the block on it that ran most, as `go tool cover -html` paints it. */
function fileOf(blocks: readonly Block[]) {
  const file = emptyFile();
  const counters = new Map<number, number[]>();
  for (const { first, last, hits } of blocks) {
    for (let line = first; line <= last; line++) {
      const known = counters.get(line);
      if (known === undefined) counters.set(line, [hits]);
      else known.push(hits);
    }
  }
  for (const [line, all] of counters) {
    const [only = 0] = all;
    const value: Counters = all.length === 1 ? only : all;
    file.lines.set(line, value);
  }
  return file;
}
