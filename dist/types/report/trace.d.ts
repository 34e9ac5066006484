import type { Report } from "../model/report.js";
/** A part of the run as the app measured it; milliseconds since the Unix epoch, fractions allowed. */
export interface Phase {
    readonly name: "prepare" | "run" | "teardown";
    readonly start: number;
    readonly end: number;
}
/**
 * trace.json: the run as OpenTelemetry traces in OTLP/JSON, to be sent to any collector's `/v1/traces` as it is.
 * Trace and span ids are derived from the run id.
 *
 * Source: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export declare function renderTrace(report: Report, phases: readonly Phase[]): string;
