import { readFileSync } from "node:fs";
import type { GherkinDocument, IdGenerator, Location, Pickle, Source } from "@cucumber/messages";
import { configInvalid, type Problem } from "../config/problems.js";
import { CleanroomError } from "../core/errors.js";
import type { FeatureFile } from "./feature-files.js";

/** A feature file, parsed, with its scenarios ("pickles": outlines expanded, backgrounds in front). */
export interface ParsedFeature {
  readonly file: FeatureFile;
  readonly source: Source;
  readonly document: GherkinDocument;
  readonly pickles: readonly Pickle[];
  /** Of every node that pickles name: where it stands and, for steps, its keyword. */
  readonly nodes: ReadonlyMap<string, { readonly location: Location; readonly keyword: string }>;
}

/** Parses feature files. Throws one ConfigInvalid with every problem of every file at its line and column. */
export async function parseFeatures(files: readonly FeatureFile[], newId: IdGenerator.NewId): Promise<ParsedFeature[]> {
  const { generateMessages } = await import("@cucumber/gherkin");
  const { SourceMediaType } = await import("@cucumber/messages");
  const problems: Problem[] = [];
  const parsed = files.map((file): ParsedFeature => {
    const data = read(file);
    const mediaType = file.path.endsWith(".md")
      ? SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_MARKDOWN
      : SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN;
    const envelopes = generateMessages(data, file.uri, mediaType, {
      includeGherkinDocument: true,
      includePickles: true,
      newId,
    });
    const document = envelopes.find((each) => each.gherkinDocument)?.gherkinDocument ?? { comments: [] };
    for (const { parseError } of envelopes) {
      if (parseError) problems.push(problemOf(file.uri, parseError.message, parseError.source.location));
    }
    const pickles = envelopes.flatMap(({ pickle }) => pickle ?? []);
    return { file, source: { uri: file.uri, data, mediaType }, document, pickles, nodes: nodesOf(document) };
  });
  if (problems.length > 0) throw configInvalid(problems, "Mend the feature files. Nothing was started.");
  return parsed;
}

function read({ path, uri }: FeatureFile): string {
  try {
    return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? "error";
    throw new CleanroomError("ConfigInvalid", `${uri}: can't be read (${code})`, {
      hint: "Make the feature file readable.",
      context: { path: uri, code },
      cause,
    });
  }
}

function problemOf(uri: string, message: string, location: Location | undefined): Problem {
  const { line = 1, column = 1 } = location ?? {};
  const said = message.replace(/^\(\d+:\d+\): /, "");
  const [, expected, found] = /^expected: (.*), got '(.*)'$/s.exec(said) ?? [];
  return {
    origin: `${uri}:${line}:${column}`,
    ...{ file: uri, line, column, key: "" },
    found: found === undefined ? said : JSON.stringify(found),
    expected: expected === undefined ? "valid Gherkin" : `one of ${expected}`,
    suggestion: null,
  };
}

/** Every node with an id, wherever it is in the document. */
function nodesOf(document: GherkinDocument): ParsedFeature["nodes"] {
  const nodes = new Map<string, { location: Location; keyword: string }>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { id, location, keyword } = value as { id?: string; location?: Location; keyword?: string };
    if (id !== undefined && location !== undefined) nodes.set(id, { location, keyword: keyword ?? "" });
    for (const child of Object.values(value)) visit(child);
  };
  visit(document.feature);
  return nodes;
}
