import * as z from "zod/mini";
import { type CoverageFormat, fileByFile } from "../format.js";
import { type CoverageFiles, emptyFile } from "../model.js";
import { headOf, nameOf } from "../raw-file.js";
import { readJson } from "./json-file.js";

const lines = z.array(z.int());
/** From and to a line; below zero is a way out of the function. */
const arcs = z.optional(z.array(z.tuple([z.int(), z.int()])));
const document = z.looseObject({
  meta: z.looseObject({ version: z.string() }),
  files: z.record(
    z.string(),
    z.looseObject({
      executed_lines: lines,
      missing_lines: lines,
      executed_branches: arcs,
      missing_branches: arcs,
      functions: z.optional(
        z.record(z.string(), z.looseObject({ executed_lines: lines, start_line: z.optional(z.int()) })),
      ),
    }),
  ),
});

/** coverage.py: the document of `coverage json`. (`coverage lcov` and `coverage xml` write LCOV and Cobertura.) */
export const coveragePy: CoverageFormat = {
  name: "coveragepy",
  raw: false,
  recognises: (_path, head) => isDatabase(head) || /^\s*\{\s*"meta"\s*:\s*\{[^}]*"version"/.test(head.toString("utf8")),
  read: (files, context) => {
    const [databases, reports] = [true, false].map((wanted) =>
      files.filter((file) => isDatabase(headOf(file, 16)) === wanted),
    );
    for (const file of databases ?? []) {
      context.warn(
        `${nameOf(file)} is coverage.py's own data file, which only coverage.py reads: add a step that reports from it, ` +
          'e.g. `python -m coverage json -o "$CLEANROOM_ARTIFACTS/coverage/coverage.json"`',
      );
    }
    return readReports(reports ?? [], context);
  },
};

const readReports = fileByFile((file): CoverageFiles => {
  const { files } = readJson(file, document, "what `coverage json` writes");
  return new Map(Object.entries(files).map(([path, entry]) => [path, fileOf(entry)]));
});

type Entry = z.infer<typeof document>["files"][string];

function fileOf({ executed_lines, missing_lines, executed_branches, missing_branches, functions = {} }: Entry) {
  const file = emptyFile();
  for (const line of missing_lines) file.lines.set(line, 0);
  for (const line of executed_lines) file.lines.set(line, 1);
  const arcs = [
    ...(executed_branches ?? []).map((arc) => ({ arc, hits: 1 })),
    ...(missing_branches ?? []).map((arc) => ({ arc, hits: 0 })),
  ].sort((a, b) => a.arc[0] - b.arc[0] || a.arc[1] - b.arc[1]);
  for (const { arc, hits } of arcs) {
    const [line] = arc;
    if (line < 1) continue;
    const known = file.branches.get(`${line}:0`)?.hits ?? [];
    file.branches.set(`${line}:0`, { line, hits: [...known, hits] });
  }
  for (const [name, { start_line: line, executed_lines: ran }] of Object.entries(functions)) {
    // What is outside of every function is listed under an empty name.
    if (name !== "" && line !== undefined)
      file.functions.set(`${line}:${name}`, { name, line, hits: ran.length > 0 ? 1 : 0 });
  }
  return file;
}

function isDatabase(head: Buffer): boolean {
  return head.toString("latin1").startsWith("SQLite format 3\0");
}
