import { expect, test } from "vitest";
import { Redactor } from "../../redaction/redactor.js";
import { samplePart, sampleService } from "./parts.test-support.js";
import { mergeResults } from "./results.js";
import { selectResults } from "./select.js";

const none = new Redactor([]);

test("logs and artifacts of all parts lie side by side, numbered anew", () => {
  const files = (text: string) => ({
    "steps/01-version/stdout.log": `${text}\n`,
    "steps/01-version/stderr.log": "",
    "steps/01-version/artifacts/deep/left.txt": text,
  });
  const parts = [samplePart("r2", "B", files("from b")), samplePart("r1", "A", files("from a"))];
  const { logs, results } = mergeResults(selectResults(parts, false).units, none);
  const texts = Object.fromEntries(logs.map(({ path, content }) => [path, content.toString()]));
  expect(texts).toMatchObject({
    "stdout.log": "==> A > version (local) <==\nfrom a\n==> B > version (local) <==\nfrom b\n",
    "steps/01-version/artifacts/deep/left.txt": "from a",
    "steps/02-version/stdout.log": "from b\n",
  });
  expect(results.map(({ report }) => [report.run_id, report.steps[0]?.log_dir])).toEqual([
    ["r1", "steps/01-version"],
    ["r2", "steps/02-version"],
  ]);
});

test("a log that its part had left out is no empty log now, and stays listed", () => {
  const omitted = [{ path: "steps/01-version/stdout.log", bytes: 9, reason: "limited" }];
  const parts = [samplePart("r1", "A", {}), samplePart("r2", "B", { "steps/01-version/stderr.log": "" }, { omitted })];
  const merged = mergeResults(selectResults(parts, false).units, none);
  expect(merged.logs.map(({ path }) => path)).toEqual(["stdout.log", "stderr.log", "steps/02-version/stderr.log"]);
  expect(merged.omitted).toEqual([{ path: "steps/02-version/stdout.log", bytes: 9, reason: "limited" }]);
});

test("services keep their logs apart; those that scenarios shared are told once a run", () => {
  const log = { "services/db.log": "ready\n", "services/cache.log": "up\n" };
  const services = (scenario: string) => ({ services: [sampleService("db", scenario), sampleService("cache", null)] });
  const parts = [samplePart("r1", "A", log, services("A")), samplePart("r2", "B", log, services("B"))];
  const { results, logs } = mergeResults(selectResults([...parts, ...parts], false).units, none);
  const told = results.flatMap(({ services: own = [] }) => own.map(({ report }) => report));
  expect(told.map(({ name, run_id }) => [name, run_id])).toEqual([
    ["db", "r1"],
    ["cache", "r1"],
    ["db", "r2"],
    ["cache", "r2"],
  ]);
  const places = told.map((service) => service.log ?? "");
  expect(new Set(places).size).toBe(4);
  for (const place of places) expect(logs.map(({ path }) => path)).toContain(place);
});

test("what the merging job knows to be secret does not come through", () => {
  const parts = [samplePart("r1", "A", { "steps/01-version/stdout.log": "says s3cret-word\n" })];
  const { logs } = mergeResults(selectResults(parts, false).units, new Redactor(["s3cret-word"]));
  expect(logs.map(({ content }) => content.toString()).join()).not.toContain("s3cret-word");
});
