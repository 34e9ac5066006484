import type { Failure } from "../core/errors.js";
import { selectJson } from "../core/json-path.js";
import { excerpt, indented, quote } from "./excerpt.js";
import { canonical, jsonEqual } from "./json-equal.js";
import { type Subject, textFailure } from "./mismatch.js";

/** The subject must be JSON, and each JSONPath must select its value; without paths it must only be JSON. */
export function checkJson(subject: Subject, expected: Readonly<Record<string, unknown>>): Failure[] {
  let document: unknown;
  try {
    document = JSON.parse(subject.text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [
      textFailure(subject, "json", {
        message: `${subject.name} is not valid JSON: ${why}`,
        expected,
        hint: subject.text.trim().includes("\n{")
          ? "The whole text must be one JSON value; this looks like one on each line."
          : "Print the JSON value alone: what else there is to say belongs on stderr.",
      }),
    ];
  }
  return Object.entries(expected).flatMap(([path, value]) => checkPath(subject, document, path, value));
}

/** A path with a wildcard holds when its only value equals the expected one, or the list of all of them does. */
function checkPath(subject: Subject, document: unknown, path: string, expected: unknown): Failure[] {
  const fail = (message: string, actual: string, hint: string): Failure[] => [
    {
      ...textFailure(subject, "json", { message, expected, hint, shown: actual }),
      context: { matcher: `${subject.name}.json`, path, expected, actual: excerpt(actual) },
    },
  ];
  let selection: ReturnType<typeof selectJson>;
  try {
    selection = selectJson(document, path);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error), "", "A path looks like $.items[0].name.");
  }
  const { values, singular } = selection;
  if (values.length === 1 && jsonEqual(values[0], expected)) return [];
  if (!singular && jsonEqual(values, expected)) return [];
  const wanted = quote(canonical(expected)).slice(1, -1).replaceAll('\\"', '"');
  if (values.length === 0) {
    const shown = `the JSON was:\n${indented(excerpt(canonical(document)))}`;
    return fail(`${subject.name} has nothing at ${path}, expected ${wanted}`, shown, keysHint(document));
  }
  const actual = canonical(singular ? values[0] : values);
  return fail(
    `${subject.name} has another value at ${path}, expected ${wanted}`,
    `found:\n${indented(excerpt(actual))}`,
    "Mend the program, or the value that is expected there.",
  );
}

function keysHint(document: unknown): string {
  if (typeof document !== "object" || document === null) return "The document is a single value: its path is $.";
  const keys = Object.keys(document).slice(0, 10);
  return keys.length === 0 ? "The document is empty." : `At the top there is: ${keys.join(", ")}.`;
}
