import { demand, present, same } from "../demand.js";
import { phrase, type Theme } from "../vocabulary.js";
import type { World } from "../world.js";

interface Span {
  readonly name: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly status?: { readonly code?: number | string };
}

/** trace.json, in the format of OTLP. */
export const TRACING: Theme = {
  title: "Tracing",
  phrases: [
    phrase("a trace file exists", "The last run left a trace.json with spans.", "Then a trace file exists", (world) => {
      demand(spansOf(world).length > 0, { message: "trace.json has no spans" });
    }),
    phrase(
      /^spans include ((?:"[^"]*"(?:, ?)?)+)$/,
      "Spans of these names are in the trace.",
      'And spans include "prepare","run","teardown"',
      (world, list: string) => {
        const names = spansOf(world).map(({ name }) => name);
        const missing = [...list.matchAll(/"([^"]*)"/g)].flatMap(([, name = ""]) =>
          names.includes(name) ? [] : [name],
        );
        demand(missing.length === 0, {
          message: `no span is named ${missing.join(", ")}`,
          expected: list,
          actual: names,
        });
      },
    ),
    phrase(
      "each span has (a )duration and status",
      "Every span began before it ended, and says how.",
      "And each span has duration and status",
      (world) => {
        const spans = spansOf(world);
        const bad = spans.filter((span) => {
          const began =
            BigInt(span.startTimeUnixNano) > 0n && BigInt(span.endTimeUnixNano) >= BigInt(span.startTimeUnixNano);
          return !began || span.status?.code === undefined;
        });
        demand(spans.length > 0 && bad.length === 0, {
          message: `spans without a duration or a status: ${bad.map(({ name }) => name).join(", ")}`,
          actual: bad,
        });
      },
    ),
    phrase(
      "(the )trace has a span for each step",
      "Scenario and steps are in the trace by name.",
      "And the trace has a span for each step",
      (world) => {
        const names = spansOf(world).map(({ name }) => name);
        const missing = world.last().steps.filter(({ report }) => !names.some((name) => name.includes(report.name)));
        demand(same(missing, []), { message: "steps are missing in the trace", actual: names });
      },
    ),
  ],
};

function spansOf(world: World): Span[] {
  const text = present(world.last().file("trace.json"), "the last run left no trace.json").toString("utf8");
  const { resourceSpans = [] } = JSON.parse(text) as { resourceSpans?: { scopeSpans: { spans: Span[] }[] }[] };
  return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
}
