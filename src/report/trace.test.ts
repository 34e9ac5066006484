import { describe, expect, it } from "vitest";
import { sampleReport } from "./sample-report.test-support.js";
import { type Phase, renderTrace } from "./trace.js";

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId: string;
  name: string;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  status: { code: number; message?: string };
  attributes: { key: string; value: Record<string, unknown> }[];
}

const START = Date.parse("2026-11-21T10:15:00.000Z");
const PHASES: Phase[] = [
  { name: "prepare", start: START, end: START + 200.5 },
  { name: "run", start: START + 200.5, end: START + 4_700 },
  { name: "teardown", start: START + 4_700, end: START + 4_812 },
];

function spansOf(text: string): Span[] {
  const trace = JSON.parse(text) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] };
  return trace.resourceSpans.flatMap((resource) => resource.scopeSpans.flatMap((scope) => scope.spans));
}

describe("trace.json", () => {
  const spans = spansOf(renderTrace(sampleReport(), PHASES));
  const named = (name: string) => spans.find((span) => span.name === name);
  const attribute = (span: Span | undefined, key: string) => span?.attributes.find((one) => one.key === key)?.value;

  it("has the phases and one span for each scenario and step", () => {
    const names = [
      "cleanroom",
      "prepare",
      "run",
      "teardown",
      "Smoke",
      "true",
      "Build process",
      "version",
      "build prod",
      "help",
    ];
    expect(spans.map((span) => span.name)).toEqual([
      ...names,
      "Parallel smoke",
      "help1",
      "slow",
      "Migrations",
      "Pull <image> & run",
      "service postgres",
      "service cache",
    ]);
  });

  it("is one tree: each parent is a span, and only the root has none", () => {
    const ids = new Set(spans.map((span) => span.spanId));
    expect(ids.size).toBe(spans.length);
    expect(spans.filter((span) => span.parentSpanId === "").map((span) => span.name)).toEqual(["cleanroom"]);
    for (const span of spans) if (span.parentSpanId !== "") expect(ids).toContain(span.parentSpanId);
    expect(named("version")?.parentSpanId).toBe(named("Build process")?.spanId);
    expect(named("Build process")?.parentSpanId).toBe(named("run")?.spanId);
  });

  it("gives each span a duration and a status", () => {
    for (const span of spans) {
      expect(BigInt(span.endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(span.startTimeUnixNano));
      expect(attribute(span, "cleanroom.duration_ms")).toBeDefined();
    }
    expect(named("prepare")).toMatchObject({
      startTimeUnixNano: `${START}000000`,
      endTimeUnixNano: `${START + 200}500000`,
      status: { code: 1 },
    });
    expect(named("build prod")?.status).toMatchObject({
      code: 2,
      message: expect.stringContaining("exited with code 7"),
    });
    expect(named("Migrations")?.status).toEqual({ code: 0 });
    expect(attribute(named("build prod"), "process.exit.code")).toEqual({ intValue: "7" });
    expect(attribute(named("slow"), "cleanroom.error_kind")).toEqual({ stringValue: "Timeout" });
  });

  it("derives its ids from the run id alone", () => {
    const ids = (text: string) => spansOf(text).map((span) => span.spanId);
    expect(ids(renderTrace(sampleReport(), PHASES))).toEqual(spans.map((span) => span.spanId));
    const other = spansOf(renderTrace({ ...sampleReport(), run_id: "other" }, PHASES));
    expect(other[0]?.traceId).not.toBe(spans[0]?.traceId);
  });

  it("keeps its tree where the phases are not known", () => {
    const bare = spansOf(renderTrace(sampleReport(), []));
    const ids = new Set(bare.map((span) => span.spanId));
    for (const span of bare) expect(span.parentSpanId === "" || ids.has(span.parentSpanId)).toBe(true);
  });
});
