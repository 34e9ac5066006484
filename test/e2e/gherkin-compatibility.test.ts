import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { transform } from "esbuild";
import { describe, expect, it } from "vitest";
import { ROOT } from "../repository.test-support.js";
import { inProject } from "./cli.test-support.js";
import { comparable, KIT_SHIM } from "./compatibility-kit.test-support.js";

const KIT = join(ROOT, "node_modules/@cucumber/compatibility-kit/features");

/** What Cucumber's compatibility kit asks for and Cleanroom does not have. */
const NOT_APPLICABLE: Readonly<Record<string, string>> = {
  retry: "scenarios are not run again until they pass: what passes sometimes is what Cleanroom looks for",
  "retry-ambiguous": "see retry",
  "retry-pending": "see retry",
  "retry-undefined": "see retry",
  "multiple-features-reversed": "the order of features is that of their names",
  "test-run-exception": "asks the runner to crash",
};

const samples = readdirSync(KIT);

async function messagesOf(sample: string): Promise<unknown[]> {
  let messages: unknown[] = [];
  await inProject(null, async (project) => {
    for (const file of readdirSync(join(KIT, sample))) {
      if (file.endsWith(".ts")) {
        const { code } = await transform(readFileSync(join(KIT, sample, file), "utf8"), {
          loader: "ts",
          target: "es2022",
        });
        const here = `import.meta.dirname ??= ${JSON.stringify(project.dir)};`;
        project.file("kit/steps.mjs", `${code.replaceAll("@cucumber/fake-cucumber", "./shim.mjs")}\n${here}`);
      } else
        project.file(`${/\.feature(\.md)?$/.test(file) ? "" : "kit/"}${file}`, readFileSync(join(KIT, sample, file)));
    }
    project.file("kit/shim.mjs", KIT_SHIM);
    const load = readdirSync(join(KIT, sample)).some((file) => file.endsWith(".ts"));
    project.file(
      "cleanroom.steps.mjs",
      `import { use } from "./kit/shim.mjs";\nexport default async (define) => { use(define); ${load ? 'await import("./kit/steps.mjs");' : ""} };\n`,
    );
    const features = readdirSync(project.dir).filter((file) => /\.feature(\.md)?$/.test(file));
    const ran = await project.run(features.sort());
    messages = ran
      .read("messages.ndjson")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as unknown);
  });
  return messages;
}

function kitMessages(sample: string): unknown[] {
  const text = readFileSync(join(KIT, sample, `${basename(sample)}.ndjson`), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
}

describe.concurrent("Cucumber's compatibility kit", () => {
  it.each(samples.filter((sample) => !(sample in NOT_APPLICABLE)))("%s", async (sample) => {
    expect(comparable(await messagesOf(sample))).toEqual(comparable(kitMessages(sample)));
  });

  it.each(Object.entries(NOT_APPLICABLE))("does not apply: %s, as %s", (sample) => {
    expect(samples).toContain(sample);
  });
});
