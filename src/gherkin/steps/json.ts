import { checkText } from "../../assertions/text-matchers.js";
import { selectJson } from "../../core/json-path.js";
import { demand, demandNone, same } from "../demand.js";
import { phrase, type Theme } from "../vocabulary.js";
import type { World } from "../world.js";

type Stream = "stdout" | "stderr";
const PATH = /(\$[\w.$[\]"'*:-]*)/.source;

/** JSON that a program prints, and the run's own report. */
export const JSON_VALUES: Theme = {
  title: "JSON and the report",
  phrases: [
    phrase(
      "(the ){stream} is valid json/JSON",
      "The whole stream is one JSON value.",
      "Then stdout is valid json",
      (world, stream: Stream) =>
        demandNone(checkText({ name: stream, text: world.last()[stream], snapshot: () => null }, { json: {} })),
    ),
    phrase(
      "(the ){stream}.json at {text} is/equals {value}",
      "The value at a JSONPath (RFC 9535).",
      ['Then stdout.json at "$.ok" is true', 'Then stdout.json at "$.n" equals 3'],
      (world, stream: Stream, path: string, value: unknown) =>
        demandNone(
          checkText({ name: stream, text: world.last()[stream], snapshot: () => null }, { json: { [path]: value } }),
        ),
    ),
    phrase(
      new RegExp(`^${PATH} in (?:the )?report is one of (\\[.*\\])$`),
      "A value of the last run's report.json.",
      'Then $.backend in report is one of ["local","docker","podman"]',
      (world, path: string, list: string) => {
        const allowed = JSON.parse(list) as unknown[];
        const actual = reportValue(world, path);
        demand(
          allowed.some((each) => same(each, actual)),
          {
            message: `${path} is ${JSON.stringify(actual)} in the report, expected one of ${list}`,
            ...{ expected: allowed, actual },
          },
        );
      },
    ),
    phrase(
      new RegExp(`^${PATH}(?: in (?:the )?report)? (==|!=|<=|>=|<|>|is|equals) (?!one of )(.+)$`),
      "The same, compared with a JSON value.",
      [
        'Then $.steps[0].name == "run --help"',
        "Then $.steps[0].exit_code == 0",
        "Then $.duration_ms in the report <= 60000",
      ],
      compare,
    ),
  ],
};

function reportValue(world: World, path: string): unknown {
  const text = world.last().file("report.json")?.toString("utf8");
  demand(text !== undefined, { message: "the run left no report.json" });
  const { values, singular } = selectJson(JSON.parse(text), path);
  return singular ? values[0] : values;
}

function compare(world: World, path: string, operator: string, text: string): void {
  const expected = JSON.parse(text) as unknown;
  const actual = reportValue(world, path);
  demand(holds(operator, actual, expected), {
    message: `${path} is ${JSON.stringify(actual) ?? "not there"} in the report, expected ${operator} ${text}`,
    ...{ expected, actual: actual ?? null },
  });
}

function holds(operator: string, actual: unknown, expected: unknown): boolean {
  if (operator === "!=") return !same(actual, expected);
  if (!/[<>]/.test(operator)) return same(actual, expected);
  if (typeof actual !== "number" || typeof expected !== "number") return false;
  const order = { "<": actual < expected, ">": actual > expected, "<=": actual <= expected, ">=": actual >= expected };
  return order[operator as keyof typeof order];
}
