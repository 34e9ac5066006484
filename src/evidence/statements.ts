import type { Redacted } from "../model/redacted.js";
import type { Report, ScenarioReport } from "../model/report.js";
import { bundleName, CONFIG, MANIFEST } from "./layout.js";
import type { WrittenManifest } from "./manifest.js";

export const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
export const TEST_RESULT = "https://in-toto.io/attestation/test-result/v0.1";
export const PROVENANCE = "https://slsa.dev/provenance/v1";
export const ISOLATION = "https://cleanroom.dev/attestation/isolation/v1";
export const BUILD_TYPE = "https://cleanroom.dev/buildtypes/run/v1";
/** Of a run that was merged from others. */
export const MERGE_BUILD_TYPE = "https://cleanroom.dev/buildtypes/merge/v1";

/** The predicate types of a bundle, in the order of attestations.jsonl. */
export const PREDICATE_TYPES = [TEST_RESULT, PROVENANCE, ISOLATION] as const;

/** in-toto resource descriptor, as far as it is used here. */
export interface Descriptor {
  readonly name: string;
  readonly uri?: string;
  readonly digest?: { readonly sha256: string };
  readonly annotations?: Readonly<Record<string, unknown>>;
}

/** in-toto Statement v1. */
export interface Statement {
  readonly _type: typeof STATEMENT_TYPE;
  readonly subject: readonly Descriptor[];
  readonly predicateType: (typeof PREDICATE_TYPES)[number];
  readonly predicate: Readonly<Record<string, unknown>>;
}

/** Who ran the run. */
export interface Builder {
  /** URI, e.g. of the CI workflow with its ref. */
  readonly id: string;
  /** Version of Cleanroom. */
  readonly version: string;
}

export interface StatementFacts {
  readonly report: Report;
  readonly manifest: WrittenManifest;
  readonly builder: Builder;
  /** What the user asked for: a summary of the plan. */
  readonly parameters: Redacted<Record<string, unknown>>;
}

/** The statements about a run, one for each of PREDICATE_TYPES. */
export function statementsOf(facts: StatementFacts): Statement[] {
  const subject = subjectsOf(facts.report, facts.manifest.sha256);
  const predicates = {
    [TEST_RESULT]: testResult(facts),
    [PROVENANCE]: provenance(facts),
    [ISOLATION]: isolation(facts),
  };
  return PREDICATE_TYPES.map((predicateType) => ({
    _type: STATEMENT_TYPE,
    subject,
    predicateType,
    predicate: predicates[predicateType],
  }));
}

/**
 * What was tested: the source, and the binary where there is one; of a merged run, those of its parts. A run that ended
 * before that is its own subject.
 */
export function subjectsOf(report: Report, manifestSha256: string): Descriptor[] {
  const subjects = new Map<string, Descriptor>();
  const known = new Set<string>();
  const add = (name: string, sha256: string, run: string) => {
    if (known.has(`${name} ${sha256}`)) return;
    known.add(`${name} ${sha256}`);
    // Names of subjects are unique within a statement.
    const free = subjects.has(name) ? `${name} of ${run}` : name;
    subjects.set(free, { name: free, digest: { sha256 } });
  };
  for (const { source, run_id: run } of report.parts ?? [report]) {
    if (!/^[0-9a-f]{64}$/.test(source.sha256)) continue;
    add("source", source.sha256, run);
    if (source.bin !== null) add(source.bin.path === "source" ? "./source" : source.bin.path, source.bin.sha256, run);
  }
  return subjects.size === 0 ? [{ name: MANIFEST, digest: { sha256: manifestSha256 } }] : [...subjects.values()];
}

/** The descriptor that ties a statement to one run: each predicate holds it. */
export function runDescriptor(report: Report, manifestSha256: string): Descriptor {
  return {
    name: MANIFEST,
    digest: { sha256: manifestSha256 },
    annotations: { run_id: report.run_id, content_digest: report.content_digest },
  };
}

/** `result` of the test-result predicate. A run of which nothing ran warns. */
export function resultOf(report: Report): "PASSED" | "WARNED" | "FAILED" {
  if (report.outcome === "passed") return "PASSED";
  return report.outcome === "skipped" ? "WARNED" : "FAILED";
}

function testResult({ report, manifest }: StatementFacts): Record<string, unknown> {
  const config = manifest.manifest.files.find((file) => file.path === CONFIG);
  const runs = new Map<string, number>();
  for (const { name } of report.scenarios) runs.set(name, (runs.get(name) ?? 0) + 1);
  const named = (...outcomes: ScenarioReport["outcome"][]) =>
    report.scenarios
      .filter(({ outcome }) => outcomes.includes(outcome))
      // One that ran on several backends is several tests.
      .map(({ name, backend }) => (runs.get(name) === 1 ? name : `${name} (${backend})`));
  return {
    result: resultOf(report),
    configuration: [
      ...(config === undefined ? [] : [{ name: CONFIG, digest: { sha256: config.sha256 } }]),
      ...imagesOf(report),
      runDescriptor(report, manifest.sha256),
    ],
    passedTests: named("passed"),
    warnedTests: named("skipped"),
    failedTests: named("failed", "error"),
  };
}

function provenance({ report, manifest, builder, parameters }: StatementFacts): Record<string, unknown> {
  const started = Date.parse(report.started_at);
  return {
    buildDefinition: {
      buildType: report.parts === undefined ? BUILD_TYPE : MERGE_BUILD_TYPE,
      externalParameters: parameters,
      internalParameters: { seed: report.seed, backend: report.backend, determinism: report.determinism },
      resolvedDependencies: [...subjectsOf(report, manifest.sha256), ...imagesOf(report), ...mergedBundles(report)],
    },
    runDetails: {
      builder: { id: builder.id, version: { cleanroom: builder.version } },
      metadata: {
        invocationId: report.run_id,
        startedOn: report.started_at,
        finishedOn: new Date(Math.round(started + report.duration_ms)).toISOString(),
      },
      byproducts: [runDescriptor(report, manifest.sha256)],
    },
  };
}

/** The bundles that a merged run was made of. */
function mergedBundles({ parts = [] }: Report): Descriptor[] {
  return parts.flatMap(({ run_id, content_digest, bundle }) =>
    bundle === null
      ? []
      : [{ name: bundleName(run_id), digest: { sha256: bundle }, annotations: { run_id, content_digest } }],
  );
}

function isolation({ report, manifest }: StatementFacts): Record<string, unknown> {
  return {
    run_id: report.run_id,
    content_digest: report.content_digest,
    evidence: [runDescriptor(report, manifest.sha256)],
    scenarios: report.scenarios.map(({ name, backend, outcome, engine, image, policy, content_digest }) => ({
      name,
      backend,
      outcome,
      engine,
      image,
      policy: policy.name,
      controls: policy.controls,
      content_digest,
    })),
  };
}

function imagesOf(report: Report): Descriptor[] {
  const images = new Map<string, Descriptor>();
  for (const { image } of report.scenarios) {
    if (image === null) continue;
    const sha256 = /sha256:([0-9a-f]{64})$/.exec(image.digest ?? "")?.[1];
    const descriptor = { name: image.name, uri: `oci:${image.name}` };
    images.set(`${image.name} ${sha256}`, sha256 === undefined ? descriptor : { ...descriptor, digest: { sha256 } });
  }
  return [...images.values()];
}
