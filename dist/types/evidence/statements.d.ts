import type { Redacted } from "../model/redacted.js";
import type { Report } from "../model/report.js";
import type { WrittenManifest } from "./manifest.js";
export declare const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
export declare const TEST_RESULT = "https://in-toto.io/attestation/test-result/v0.1";
export declare const PROVENANCE = "https://slsa.dev/provenance/v1";
export declare const ISOLATION = "https://cleanroom.dev/attestation/isolation/v1";
export declare const BUILD_TYPE = "https://cleanroom.dev/buildtypes/run/v1";
/** The predicate types of a bundle, in the order of attestations.jsonl. */
export declare const PREDICATE_TYPES: readonly ["https://in-toto.io/attestation/test-result/v0.1", "https://slsa.dev/provenance/v1", "https://cleanroom.dev/attestation/isolation/v1"];
/** in-toto resource descriptor, as far as it is used here. */
export interface Descriptor {
    readonly name: string;
    readonly uri?: string;
    readonly digest?: {
        readonly sha256: string;
    };
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
export declare function statementsOf(facts: StatementFacts): Statement[];
/** What was tested: the source, and the binary where there is one. A run that ended before that is its own subject. */
export declare function subjectsOf(report: Report, manifestSha256: string): Descriptor[];
/** The descriptor that ties a statement to one run: each predicate holds it. */
export declare function runDescriptor(report: Report, manifestSha256: string): Descriptor;
/** `result` of the test-result predicate. A run of which nothing ran warns. */
export declare function resultOf(report: Report): "PASSED" | "WARNED" | "FAILED";
