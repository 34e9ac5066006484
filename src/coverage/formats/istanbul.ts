import type { CoverageMapData } from "istanbul-lib-coverage";
import * as z from "zod/mini";
import { asCleanroomError } from "../../core/errors.js";
import type { CoverageFormat } from "../format.js";
import { fromIstanbul } from "./istanbul-files.js";
import { readJson } from "./json-file.js";

const place = z.object({ line: z.int(), column: z.nullish(z.number()) });
const span = z.looseObject({ start: place, end: z.looseObject({}) });
const looseSpan = z.looseObject({ start: z.looseObject({ line: z.nullish(z.number()) }) });

const document = z.record(
  z.string(),
  z.looseObject({
    path: z.string(),
    statementMap: z.record(z.string(), span),
    fnMap: z.record(z.string(), z.looseObject({ name: z.string(), loc: span })),
    branchMap: z.record(z.string(), z.looseObject({ type: z.string(), locations: z.array(looseSpan) })),
    s: z.record(z.string(), z.number()),
    f: z.record(z.string(), z.number()),
    b: z.record(z.string(), z.array(z.number())),
  }),
);

/** What programs instrumented by Istanbul write, and nyc's and Jest's coverage-final.json; source maps inside are followed. */
export const istanbul: CoverageFormat = {
  name: "istanbul",
  raw: true,
  recognises: (path, head) => {
    const text = head.toString("utf8").trimStart();
    if (/^\{\s*\}\s*$/.test(text)) return /\.json$/.test(path);
    return /^\{\s*"[^"\\]*(?:\\.[^"\\]*)*"\s*:\s*\{/.test(text) && /"statementMap"\s*:/.test(text);
  },
  read: async (files, context) => {
    const [{ default: lib }, { default: sourceMaps }] = await Promise.all([
      import("istanbul-lib-coverage"),
      import("istanbul-lib-source-maps"),
    ]);
    const all = lib.createCoverageMap({});
    for (const file of files) {
      try {
        all.merge(readJson(file, document, "Istanbul's coverage") as unknown as CoverageMapData);
      } catch (error) {
        context.problem(asCleanroomError(error));
      }
    }
    const mapped = await sourceMaps.createSourceMapStore().transformCoverage(all);
    return fromIstanbul(mapped.toJSON());
  },
};
