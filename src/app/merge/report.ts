import { sha256 } from "../../core/hash.js";
import { TIERS } from "../../model/determinism.js";
import type { PartReport, Report } from "../../model/report.js";
import type { ScenarioResult } from "../../model/result.js";
import { assembleReport } from "../assemble-report.js";
import type { Part } from "./part.js";
import type { Selected } from "./select.js";

/**
 * The report of several runs as if it were of one. It began when the first of them began, and lasted until the last had
 * ended. Pure.
 */
export function mergedReport(
  runId: string,
  parts: readonly Part[],
  { runs, replaced }: Selected,
  results: readonly ScenarioResult[],
): Report {
  const start = Math.min(...runs.map(startOf));
  const end = Math.max(...runs.map((run) => startOf(run) + run.duration_ms));
  const [first] = runs;
  const source = sourceOf(runs);
  const report = assembleReport(
    {
      runId,
      startedAt: new Date(start),
      durationMs: Math.round((end - start) * 1000) / 1000,
      // Runs that differ in it are warned about; the number has no third state.
      seed: first?.seed ?? 0,
      workspace: { ...source, path: "", entries: source.files, links: 0 },
      bin: source.bin,
      coverage: null,
    },
    results,
  );
  return { ...report, determinism: determinismOf(parts), parts: [...runs], replaced: [...replaced] };
}

/** What all runs tested; where they tested different sources, the digest of their digests stands for them. */
function sourceOf(runs: readonly PartReport[]): Report["source"] {
  const sources = new Map(runs.map(({ source }) => [source.sha256, source]));
  const bins = new Map(runs.flatMap(({ source: { bin } }) => (bin === null ? [] : [[bin.sha256, bin]])));
  const [bin = null] = bins.size === 1 ? bins.values() : [];
  const [only] = sources.values();
  if (sources.size === 1 && only !== undefined) return { ...only, bin };
  return { sha256: `mixed:${sha256([...sources.keys()].sort().join("\n"))}`, files: 0, bytes: 0, bin };
}

/** The tier that all reached, and the controls that all had. */
function determinismOf(parts: readonly Part[]): Report["determinism"] {
  const all = parts.map(({ report }) => report.determinism);
  const tiers = new Set(all.map(({ tier }) => tier));
  const [first] = all;
  // From the weakest on; a tier of another version has no place among them.
  const known = TIERS.filter((tier) => tiers.has(tier));
  const weakest = known.length === tiers.size ? known[0] : undefined;
  const controls = (first?.controls ?? []).filter((control) => all.every((each) => each.controls.includes(control)));
  return { tier: weakest ?? (tiers.size === 1 ? (first?.tier ?? "none") : "mixed"), controls };
}

function startOf({ started_at }: PartReport): number {
  return Date.parse(started_at);
}
