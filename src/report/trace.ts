import { sha256 } from "../core/hash.js";
import type { Report, ScenarioReport, ServiceReport } from "../model/report.js";
import { plainText } from "./text.js";

/** A part of the run as the app measured it; milliseconds since the Unix epoch, fractions allowed. */
export interface Phase {
  readonly name: "prepare" | "run" | "teardown";
  readonly start: number;
  readonly end: number;
}

type Value = string | number | null;

interface Span {
  /** Its place in the tree, from which its id is derived. */
  readonly path: string;
  readonly parent: string | null;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly outcome: Report["outcome"];
  readonly message: string;
  readonly attributes: Readonly<Record<string, Value>>;
  readonly events?: readonly {
    readonly name: string;
    readonly at: number;
    readonly attributes: Readonly<Record<string, Value>>;
  }[];
}

/**
 * trace.json: the run as OpenTelemetry traces in OTLP/JSON, to be sent to any collector's `/v1/traces` as it is.
 * Trace and span ids are derived from the run id.
 *
 * Source: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export function renderTrace(report: Report, phases: readonly Phase[]): string {
  const start = Math.min(...phases.map((phase) => phase.start), instant(report.started_at) ?? Infinity);
  const begin = Number.isFinite(start) ? start : 0;
  const end = Math.max(begin, ...phases.map((phase) => phase.end));
  const phase = phases.find(({ name }) => name === "run");
  const run = { path: phase === undefined ? "run" : "phase/run", start: phase?.start ?? begin };
  const root: Span = {
    path: "run",
    parent: null,
    name: "cleanroom",
    start: begin,
    end,
    outcome: report.outcome,
    message: report.error?.message ?? "",
    attributes: {
      "cleanroom.run_id": report.run_id,
      "cleanroom.seed": report.seed,
      "cleanroom.content_digest": report.content_digest,
    },
  };
  const spans = [
    root,
    ...phases.map((phase): Span => {
      const outcome = phase.name === "run" ? report.outcome : "passed";
      return { ...phase, path: `phase/${phase.name}`, parent: root.path, outcome, message: "", attributes: {} };
    }),
    ...report.scenarios.flatMap((scenario, index) => scenarioSpans(scenario, `scenario/${index}`, run)),
    ...report.services.flatMap((service, index) => serviceSpan(report, service, `service/${index}`, run)),
  ];
  const resource = {
    attributes: attributes({
      "service.name": "cleanroom",
      "cleanroom.backend": report.backend,
      "cleanroom.policy": report.policy.name,
      "cleanroom.engine": report.engine.name,
      "cleanroom.engine_version": report.engine.version,
    }),
  };
  const scopeSpans = [{ scope: { name: "cleanroom" }, spans: spans.map((span) => encode(report.run_id, span)) }];
  return `${JSON.stringify({ resourceSpans: [{ resource, scopeSpans }] }, null, 1)}\n`;
}

function scenarioSpans(scenario: ScenarioReport, path: string, run: { path: string; start: number }): Span[] {
  const steps = scenario.steps.map((step, index): Span => {
    const start = (step.started_at === null ? null : instant(step.started_at)) ?? run.start;
    return {
      path: `${path}/step/${index}`,
      parent: path,
      name: step.name,
      start,
      end: start + step.duration_ms,
      outcome: step.outcome,
      message: step.error?.message ?? "",
      attributes: {
        "cleanroom.backend": step.backend,
        "process.exit.code": step.exit_code,
        "cleanroom.error_kind": step.error?.kind ?? null,
        "cleanroom.stdout_bytes": step.stdout.bytes,
        "cleanroom.stderr_bytes": step.stderr.bytes,
        "cleanroom.cpu_ms": step.resources.cpu_ms,
        "cleanroom.memory_peak_bytes": step.resources.memory_peak_bytes,
      },
    };
  });
  const begun = scenario.steps.flatMap((step, index) =>
    step.started_at === null ? [] : [steps[index]?.start ?? run.start],
  );
  const start = begun.length === 0 ? run.start : Math.min(...begun);
  const own: Span = {
    path,
    parent: run.path,
    name: scenario.name,
    start,
    end: Math.max(start + scenario.duration_ms, ...steps.map((step) => step.end)),
    outcome: scenario.outcome,
    message: scenario.error?.message ?? scenario.reason ?? "",
    attributes: {
      "cleanroom.backend": scenario.backend,
      "container.image.name": scenario.image?.name ?? null,
      "cleanroom.policy": scenario.policy.name,
      "code.file.path": scenario.location.file,
      "code.line.number": scenario.location.line,
    },
  };
  return [own, ...steps];
}

/** From the start of a service's container until it was ready, below its scenario; chaos as events. */
function serviceSpan(report: Report, service: ServiceReport, path: string, run: { path: string }): Span[] {
  const start = service.started_at === null ? null : instant(service.started_at);
  if (start === null) return [];
  const { name, scenario, backend, outcome, image, chaos, error } = service;
  const index = report.scenarios.findIndex((each) => each.name === scenario && each.backend === backend);
  return [
    {
      path,
      parent: index === -1 ? run.path : `scenario/${index}`,
      name: `service ${name}`,
      start,
      end: start + (service.ready_ms ?? 0),
      outcome: outcome === "ready" ? "passed" : outcome === "failed" ? "failed" : "skipped",
      message: error?.message ?? "",
      attributes: {
        "cleanroom.backend": backend,
        "cleanroom.health": service.health,
        "container.image.name": image?.name ?? null,
      },
      events: chaos.map(({ action, share, step, when, at }) => ({
        name: action,
        at: instant(at) ?? start,
        attributes: { "cleanroom.step": step, "cleanroom.when": when, "cleanroom.share": share },
      })),
    },
  ];
}

function encode(runId: string, span: Span): Record<string, unknown> {
  const { path, parent, outcome, message, events = [] } = span;
  const end = Math.max(span.start, span.end);
  const bad = outcome === "failed" || outcome === "error";
  return {
    traceId: sha256(`trace\0${runId}`).slice(0, 32),
    spanId: spanId(runId, path),
    parentSpanId: parent === null ? "" : spanId(runId, parent),
    name: plainText(span.name),
    // SPAN_KIND_INTERNAL
    kind: 1,
    startTimeUnixNano: nanoseconds(span.start),
    endTimeUnixNano: nanoseconds(end),
    attributes: attributes({
      ...span.attributes,
      "cleanroom.outcome": outcome,
      "cleanroom.duration_ms": Math.round((end - span.start) * 1000) / 1000,
    }),
    ...(events.length === 0
      ? {}
      : {
          events: events.map((event) => {
            return { timeUnixNano: nanoseconds(event.at), name: event.name, attributes: attributes(event.attributes) };
          }),
        }),
    // STATUS_CODE_ERROR with its message, STATUS_CODE_OK, or UNSET for what did not run.
    status: bad ? { code: 2, message: plainText(message) } : { code: outcome === "passed" ? 1 : 0 },
  };
}

function spanId(runId: string, path: string): string {
  return sha256(`span\0${runId}\0${path}`).slice(0, 16);
}

/** 64-bit integers are strings in OTLP/JSON. */
function nanoseconds(ms: number): string {
  return String(BigInt(Math.round(ms * 1_000)) * 1_000n);
}

function attributes(values: Readonly<Record<string, Value>>): { key: string; value: Record<string, unknown> }[] {
  return Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [{ key, value: encodeValue(value) }]));
}

function encodeValue(value: string | number): Record<string, unknown> {
  if (typeof value === "string") return { stringValue: plainText(value) };
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}

function instant(text: string): number | null {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
}
