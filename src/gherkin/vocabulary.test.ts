import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parseFeatures } from "./parse.js";
import { StepRegistry } from "./step-registry.js";
import { VOCABULARY } from "./steps/index.js";
import { renderStepsPage } from "./steps-page.js";
import { nearestPhrases } from "./undefined-step.js";

const ROOT = join(import.meta.dirname, "../..");
const SPEC = join(ROOT, "test/e2e/spec-features");
const KEYWORD = /^(Given|When|Then|And|But) /;

const counter = () => {
  let id = 0;
  return () => String(id++);
};

let registry: StepRegistry;
beforeAll(async () => {
  registry = await StepRegistry.create(counter(), VOCABULARY);
});

const textOf = (example: string) => (example.split("\n")[0] ?? "").replace(KEYWORD, "");
const sourcesOf = (text: string) => registry.match(text).map(({ definition }) => definition.source);

async function stepsBelow(dir: string): Promise<{ place: string; text: string }[]> {
  const files = readdirSync(dir)
    .filter((name) => name.endsWith(".feature"))
    .map((name) => ({ path: join(dir, name), uri: name, lines: [] }));
  const parsed = await parseFeatures(files, counter());
  return parsed.flatMap(({ file, pickles }) =>
    pickles.flatMap(({ steps }) => steps.map(({ text }) => ({ place: file.uri, text }))),
  );
}

describe("the vocabulary", () => {
  const phrases = VOCABULARY.flatMap((theme) => theme.phrases);

  it.each(phrases.flatMap((phrase) => phrase.examples.map((example) => [textOf(example), phrase] as const)))(
    "has %s as an example of its own phrase, and of no other",
    (text, { expression }) => {
      expect(sourcesOf(text)).toEqual([typeof expression === "string" ? expression : expression.source]);
    },
  );

  it("gives every example its keyword", () => {
    for (const { examples } of phrases) for (const example of examples) expect(example).toMatch(KEYWORD);
  });

  it("is documented: docs/steps.md is what the definitions say", () => {
    expect(readFileSync(join(ROOT, "docs/steps.md"), "utf8")).toBe(renderStepsPage());
  });

  it("understands every phrase of the 27 features, each in one way", async () => {
    const steps = await stepsBelow(SPEC);
    expect(new Set(steps.map(({ place }) => place)).size).toBe(27);
    expect(steps.filter(({ text }) => sourcesOf(text).length !== 1)).toEqual([]);
  });

  it.each([
    ["exit code is 0", "the exit code is 0"],
    ["stderr is empty", "the stderr is empty"],
    ["timeout is 50 ms", "the timeout is 50 milliseconds"],
    ["max_output is 4KB", "the max_output is 4096 bytes"],
    ['policy is "standard"', "the policy is standard"],
    ["I execute the scenario on backend auto", 'I execute the scenario on backend "auto"'],
    ['I run ["a"] with backend "local"', 'I run the program with args ["a"] on local'],
    ["stdout is valid json", "the stdout is valid JSON"],
    ['spans include "a"', 'spans include "a", "b","c"'],
  ])("takes %j for the same phrase as %j", (left, right) => {
    expect(sourcesOf(left)).toHaveLength(1);
    expect(sourcesOf(right)).toEqual(sourcesOf(left));
  });

  it("names the phrase nearest to one that is unknown", () => {
    expect(nearestPhrases(registry, "the exit kode is 0")[0]).toBe("Then the exit code is 0");
    expect(nearestPhrases(registry, 'stdout containing "x"')[0]).toBe('Then stdout contains "USAGE"');
    expect(nearestPhrases(registry, "zzzz qqqq wwww vvvv")).toEqual([]);
  });
});

describe("values in phrases", () => {
  const valuesOf = (text: string) =>
    registry.match(text).flatMap((match) => match.arguments.map((each) => each.getValue(null)));

  it.each([
    ['stdout contains "a\\nb"', ["stdout", "a\nb"]],
    ["stdout contains 'say \"x\"'", ["stdout", 'say "x"']],
    ['stdout contains "C:\\dir"', ["stdout", "C:\\dir"]],
    ["the timeout is 1.5 s", [1500]],
    ["the timeout is 2 minutes", [120_000]],
    ["max_output is 1MiB", [1_048_576]],
    ["stdout matches /a\\/b/i", ["stdout", "(?i)a/b"]],
    ['error context includes { "a": [1, {"b": null}] }', [{ a: [1, { b: null }] }]],
    ['stdout.json at "$.x" equals "y"', ["stdout", "$.x", "y"]],
    ['the resolved backend is one of ["a","b]"]', [["a", "b]"]]],
  ])("%s", (text, values) => expect(valuesOf(text)).toEqual(values));
});
