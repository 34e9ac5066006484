import { expect, test } from "vitest";
import * as z from "zod/mini";
import { reportSchema } from "../model/report.js";
import { Redactor } from "./redactor.js";
import { rejectionOf } from "./rejection.js";
import { REPORT_VOCABULARY } from "./vocabulary.js";

/** Every key and every choice of a JSON Schema. */
function wordsOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(wordsOf);
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === "properties" && typeof value === "object")
      return [...Object.keys(value), ...wordsOf(Object.values(value))];
    if (key === "enum" && Array.isArray(value)) return value.map(String);
    return wordsOf(value);
  });
}

test("no word of report.json can be redacted, nor a part of one", () => {
  const words = new Set(wordsOf(z.toJSONSchema(reportSchema)));
  expect(words.has("content_digest") && words.has("AssertionFailed") && words.has("no_new_privileges")).toBe(true);
  expect([...words].filter((word) => !REPORT_VOCABULARY.includes(word))).toEqual([]);
  for (const secret of ["steps", "step", "_digest", "Timeout", "Unhealthy"]) {
    expect(rejectionOf(secret)).toContain("every report holds");
    expect(new Redactor([secret]).json({ [secret]: secret })).toEqual({ [secret]: secret });
  }
});
