import type { PickleStep } from "@cucumber/messages";
import type { Failure } from "../core/errors.js";
import { editDistance } from "../core/nearest.js";
import type { SourceLocation } from "../model/plan.js";
import type { StepMatch, StepRegistry } from "./step-registry.js";
import { VOCABULARY } from "./steps/index.js";

const KEYWORDS = /^(Given|When|Then|And|But|\*) /;

/** A step that no phrase fits: where it is, what is nearest to it, and how to define it. */
export async function undefinedStep(
  registry: StepRegistry,
  step: PickleStep,
  place: SourceLocation,
): Promise<{ failure: Failure; snippet: string }> {
  const near = nearestPhrases(registry, step.text);
  const snippet = await snippetOf(registry, step);
  const meant = near.length === 0 ? "" : `; the nearest known phrase is: ${near[0]}`;
  const failure: Failure = {
    kind: "ConfigInvalid",
    message: `undefined step ${JSON.stringify(step.text)} (${place.file}:${place.line})${meant}`,
    hint: `docs/steps.md lists every phrase. Or define it in cleanroom.steps.mjs beside the features:\n${snippet}`,
    context: { status: "undefined", step: step.text, location: { ...place }, nearest: near, snippet },
  };
  return { failure, snippet };
}

/** A step that several phrases of one level fit. */
export function ambiguousStep(step: PickleStep, place: SourceLocation, matches: readonly StepMatch[]): Failure {
  const places = matches.map(({ definition: { source, at } }) => `${source} (${at.uri}:${at.line})`);
  return {
    kind: "ConfigInvalid",
    message: `ambiguous step ${JSON.stringify(step.text)} (${place.file}:${place.line}): ${places.join("; ")}`,
    hint: "Make the expressions so different that only one fits.",
    context: { status: "ambiguous", step: step.text, location: { ...place }, matches: places },
  };
}

/** The phrases most like a text, parameters left out of the comparison. */
export function nearestPhrases(registry: StepRegistry, text: string, limit = 3): string[] {
  const own = registry.definitions.filter(({ own }) => own).map(({ source }) => ({ shown: source, plain: source }));
  const known = VOCABULARY.flatMap(({ phrases }) =>
    phrases.flatMap(({ examples }) =>
      examples.map((each) => ({ shown: each.split("\n")[0] ?? "", plain: each.split("\n")[0] ?? "" })),
    ),
  );
  const wanted = plain(text);
  return [...own, ...known]
    .map(({ shown, plain: other }) => ({
      shown,
      distance: editDistance(wanted, plain(other)) / Math.max(wanted.length, 1),
    }))
    .filter(({ distance }) => distance <= 0.6)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ shown }) => shown);
}

function plain(text: string): string {
  return text
    .replace(KEYWORDS, "")
    .replaceAll(/"(?:[^"\\]|\\.)*"|\{[^}]*\}|\[[^\]]*\]|\d+/g, "_")
    .toLowerCase();
}

/** The step's definition, to be filled in. */
async function snippetOf(registry: StepRegistry, { text, type, argument }: PickleStep): Promise<string> {
  const { CucumberExpressionGenerator } = await import("@cucumber/cucumber-expressions");
  const generator = new CucumberExpressionGenerator(() => registry.parameterTypes().parameterTypes);
  const [expression] = generator.generateExpressions(text);
  const verb = { Context: "given", Action: "when", Outcome: "then" }[type as string] ?? "step";
  const last = argument?.dataTable ? ["table"] : argument?.docString ? ["text"] : [];
  const names = [
    "world",
    ...(expression?.parameterNames ?? []).map((name, at) => `${name || "value"}${at + 1}`),
    ...last,
  ];
  return `${verb}(${JSON.stringify(expression?.source ?? text)}, async (${names.join(", ")}) => {\n  return "pending";\n});`;
}
