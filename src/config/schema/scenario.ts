import * as z from "zod/mini";
import { ERROR_KINDS } from "../../core/errors.js";
import { jsonPathProblem } from "../../core/json-path.js";
import { patternProblem } from "../../core/pattern.js";
import { CLOCKS } from "../../model/determinism.js";
import { BACKEND_NAMES, ISOLATIONS } from "../option-rows.js";
import * as v from "./values.js";

/** A regular expression, as in a matcher. */
export const pattern = () =>
  v.worded(
    "a regular expression",
    z.string().check(
      z.refine((value) => patternProblem(value) === null, {
        error: (issue) => `a regular expression (${patternProblem(String(issue.input))})`,
      }),
    ),
  );

const jsonPath = () =>
  v.worded('a path such as "$.ok"', z.string().check(z.refine((path) => jsonPathProblem(path) === null)));

const matcher = () =>
  v.worded(
    'a table of matchers, e.g. { contains = "text" }',
    z.strictObject({
      equals: z.optional(v.text()),
      contains: z.optional(v.oneOrMore(v.text)),
      not_contains: z.optional(v.oneOrMore(v.filledText)),
      matches: z.optional(v.oneOrMore(pattern)),
      empty: z.optional(v.bool()),
      json: z.optional(z.record(jsonPath(), v.jsonValue())),
      snapshot: z.optional(v.filledText()),
    }),
  );

const expectation = () =>
  v.worded(
    '"success", "failure" or a table of expectations',
    z.union([
      z.enum(["success", "failure"]),
      z.strictObject({
        outcome: z.optional(z.enum(["success", "failure", "any"])),
        exit_code: z.optional(v.whole(0, 255)),
        stdout: z.optional(matcher()),
        stderr: z.optional(matcher()),
        duration_le_ms: z.optional(v.milliseconds()),
        memory_peak_le: z.optional(v.byteSize()),
        files: z.optional(z.record(relativePath(), matcher())),
        error: z.optional(z.enum(ERROR_KINDS)),
      }),
    ]),
  );

/** A path inside the workspace: relative, and never out of it. */
export function relativePath() {
  return v.worded(
    "a path inside the project, e.g. out/report.txt",
    z
      .string()
      .check(
        z.refine((path) => path !== "" && !/^[/\\]|^[A-Za-z]:|\0/.test(path) && !path.split(/[/\\]/).includes("..")),
      ),
  );
}

const step = z.strictObject({
  name: z.optional(v.filledText()),
  args: z.optional(z.array(v.text())),
  command: z.optional(
    v.worded(
      'a list that starts with a program, e.g. ["sh", "-c", "…"]',
      z.array(v.text()).check(
        z.minLength(1),
        z.refine((words) => words[0] !== ""),
      ),
    ),
  ),
  stdin: z.optional(v.worded("a string", z.string())),
  env: z.optional(v.environment()),
  timeout_ms: z.optional(v.milliseconds()),
  max_output: z.optional(v.outputSize()),
  expect: z.optional(expectation()),
});

const tag = () =>
  v.worded(
    "a tag without spaces, commas or parentheses, e.g. smoke",
    z.string().check(
      z.regex(/^@?[^\s@(),]+$/),
      z.refine((name) => !/^@?(and|or|not)$/.test(name)),
    ),
  );

const programName = () => v.worded('the name of a program, e.g. "git"', z.string().check(z.regex(/^[^\s/\0]+$/)));

const chaos = z.strictObject({
  service: v.filledText(),
  action: z.enum(["pause", "kill", "cut", "slow", "restore"]),
  share: z.optional(v.worded("a number between 0 and 1", z.number().check(z.gt(0), z.lt(1)))),
  before: z.optional(v.filledText()),
  after: z.optional(v.filledText()),
});

export const scenarioSchema = z.strictObject({
  name: v.filledText(),
  backends: z.optional(v.oneOrMore(() => z.enum(BACKEND_NAMES))),
  policy: z.optional(v.filledText()),
  image: z.optional(v.filledText()),
  isolation: z.optional(z.enum(ISOLATIONS)),
  clock: z.optional(z.enum(CLOCKS)),
  services: z.optional(z.array(v.filledText())),
  /** Name of a service -> what its log must hold when the steps are done. */
  service_logs: z.optional(z.record(v.filledText(), matcher())),
  chaos: z.optional(z.array(chaos)),
  concurrent: z.optional(v.bool()),
  continue_on_fail: z.optional(v.bool()),
  tags: z.optional(z.array(tag())),
  requires: z.optional(z.array(programName())),
  timeout_ms: z.optional(v.milliseconds()),
  env: z.optional(v.environment()),
  steps: v.worded("one [[scenarios.steps]] or more", z.array(step).check(z.minLength(1))),
});

export type RawScenario = z.infer<typeof scenarioSchema>;
export type RawChaos = z.infer<typeof chaos>;
export type RawStep = z.infer<typeof step>;
export type RawExpectation = NonNullable<RawStep["expect"]>;
export type RawMatcher = NonNullable<Exclude<RawExpectation, string>["stdout"]>;
