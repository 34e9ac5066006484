import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { OPTIONS } from "../config/options.js";

const text = readFileSync(resolve(import.meta.dirname, "../../action.yml"), "utf8");

/** Names of the entries of a top-level map, each with the lines below it. */
function entries(section: string): Map<string, string> {
  const body = new RegExp(`^${section}:\\n((?:(?:  .*)?\\n)+)`, "m").exec(text)?.[1] ?? "";
  return new Map(
    [...body.matchAll(/^ {2}([\w-]+):\n((?: {4}.*\n)+)/gm)].map((match) => [match[1] ?? "", match[2] ?? ""]),
  );
}

const CONTRACT = {
  inputs:
    "config working-directory backend policy scenarios tags features image bin seed timeout-ms max-concurrent shard mode coverage coverage-threshold artifacts artifact-name retention-days sign signing-key require-backend require-enforcement annotations summary github-token cache",
  outputs:
    "outcome run-id backend passed failed skipped report coverage-percent bundle bundle-digest content-digest artifact-id artifact-url matrix",
};

test.each(Object.entries(CONTRACT))("all %s of the contract are there, each described", (section, names) => {
  const found = entries(section);
  for (const name of names.split(" ")) expect(found.get(name), name).toMatch(/^ {4}description: \S/m);
});

test("every option that has an input is an input", () => {
  const inputs = entries("inputs");
  for (const { actionInput } of OPTIONS) if (actionInput !== null) expect([...inputs.keys()]).toContain(actionInput);
});

test("it runs on Node 24, and post runs whatever happened", () => {
  expect(text).toMatch(/^ {2}using: node24$/m);
  expect(text).toMatch(/^ {2}main: dist\/action\/main\.js$/m);
  expect(text).toMatch(/^ {2}post: dist\/action\/post\.js$/m);
  expect(text).toMatch(/^ {2}post-if: always\(\)$/m);
});
