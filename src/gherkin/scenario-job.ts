import type { Pickle, PickleStep } from "@cucumber/messages";
import type { SourceLocation } from "../model/plan.js";
import { DataTable } from "./data-table.js";
import type { Hook } from "./hooks.js";
import type { ParsedFeature } from "./parse.js";
import type { StepMatch } from "./step-registry.js";

/** One scenario of a feature to run, on one backend. */
export interface ScenarioJob {
  readonly feature: ParsedFeature;
  readonly pickle: Pickle;
  readonly name: string;
  /** Each with its `@`. */
  readonly tags: readonly string[];
  readonly location: SourceLocation;
  /** The backend of phrases that say `auto` or nothing; null leaves it to the configuration. */
  readonly backend: string | null;
}

/** What is run for a scenario, in order: its hooks and its steps. */
export type TestStep =
  | { readonly kind: "hook"; readonly id: string; readonly hook: Hook }
  | {
      readonly kind: "step";
      readonly id: string;
      readonly step: PickleStep;
      readonly keyword: string;
      readonly location: SourceLocation;
      readonly matches: readonly StepMatch[];
    };

/** The scenarios of features, in order; only those that stand on a named line, where lines are named. */
export function jobsOf(features: readonly ParsedFeature[], backends: readonly (string | null)[]): ScenarioJob[] {
  return features.flatMap((feature) =>
    feature.pickles
      .filter((pickle) => isNamed(feature, pickle))
      .flatMap((pickle) =>
        backends.map((backend) => ({
          feature,
          pickle,
          name: pickle.name,
          tags: pickle.tags.map(({ name }) => name),
          location: placeOf(feature, pickle.astNodeIds[0]),
          backend,
        })),
      ),
  );
}

/** Where a node of the feature stands. */
export function placeOf(feature: ParsedFeature, id: string | undefined): SourceLocation {
  const { line = 1, column = 1 } = feature.nodes.get(id ?? "")?.location ?? {};
  return { file: feature.file.uri, line, column };
}

/** The table or the text that a step is given, as its handler gets it; empty where it has neither. */
export function stepArgument({ argument }: PickleStep): [] | [DataTable] | [string] {
  if (argument?.docString) return [argument.docString.content];
  if (!argument?.dataTable) return [];
  return [new DataTable(argument.dataTable.rows.map(({ cells }) => cells.map(({ value }) => value)))];
}

function isNamed({ file, nodes }: ParsedFeature, { astNodeIds }: Pickle): boolean {
  return file.lines.length === 0 || astNodeIds.some((id) => file.lines.includes(nodes.get(id)?.location.line ?? 0));
}
