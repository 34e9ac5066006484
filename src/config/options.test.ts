import { describe, expect, it } from "vitest";
import { CleanroomError } from "../core/errors.js";
import { configJsonSchema } from "./json-schema.js";
import { OPTIONS, optionOverride, optionRow, parseOptionValue } from "./options.js";

const row = (key: string) => {
  const found = optionRow(key);
  if (!found) throw new Error(`no row ${key}`);
  return found;
};

/** The keys of the published schema that hold one value, dotted. */
function schemaKeys(): string[] {
  const leaves = (node: Record<string, unknown>, prefix: string): string[] =>
    Object.entries((node["properties"] ?? {}) as Record<string, Record<string, unknown>>).flatMap(([key, child]) =>
      child["properties"] ? leaves(child, `${prefix}${key}.`) : [prefix + key],
    );
  const structures = /^(policies|services|scenarios|backends)\b/;
  return leaves(configJsonSchema(), "").filter((key) => !structures.test(key));
}

describe("the option table", () => {
  it("has a row for every key of the schema and no other", () => {
    const rows = OPTIONS.map(({ key }) => key.replace(".*", ""));
    expect([...rows].sort()).toEqual(schemaKeys().sort());
  });

  it("describes every key in the schema as the row does", () => {
    const text = JSON.stringify(configJsonSchema());
    for (const { description } of OPTIONS) expect(text).toContain(JSON.stringify(description));
  });

  it("names every flag, input and variable once", () => {
    const names = OPTIONS.flatMap(({ cliFlag, environment }) =>
      [cliFlag ?? [], environment.map(({ name }) => name)].flat(),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining([
        "--backend",
        "--policy",
        "--seed",
        "--timeout-ms",
        "--max-concurrent",
        "--output-dir",
        "--image",
        "--bin",
        "--env",
        "--coverage",
      ]),
    );
    expect(OPTIONS.flatMap(({ actionInput }) => actionInput ?? [])).toEqual(
      expect.arrayContaining([
        "backend",
        "policy",
        "image",
        "bin",
        "seed",
        "timeout-ms",
        "max-concurrent",
        "coverage",
        "coverage-threshold",
      ]),
    );
  });
});

describe("parseOptionValue", () => {
  it.each([
    ["seed", " 7 ", 7],
    ["default_backend", "docker, podman", ["docker", "podman"]],
    ["coverage.enabled", "Yes", true],
    ["artifacts.enabled", "0", false],
    ["timeout_ms", "5000", 5000],
    ["max_output", "4KB", "4KB"],
    ["coverage.threshold", "79.5", 79.5],
    ["image", "debian:12", "debian:12"],
  ])("reads %s from %j", (key, text, value) => expect(parseOptionValue(row(key), text, "--x")).toEqual(value));

  it.each([
    ["seed", "1.5", "an integer"],
    ["seed", "99999999999999999999", "an integer"],
    ["default_backend", "docker,dokcer", "did you mean docker?"],
    ["default_backend", " , ", "a list separated by commas"],
    ["coverage.enabled", "maybe", "true or false"],
    ["timeout_ms", "5s", "milliseconds"],
    ["max_output", "much", "a size such as"],
    ["isolation", "steps", "did you mean step?"],
    ["env.*", "novalue", "NAME=VALUE"],
    ["images", "a=b", "a table in cleanroom.toml"],
  ])("refuses %s from %j", (key, text, message) => {
    const read = () => parseOptionValue(row(key), text, "--flag");
    expect(read).toThrow(CleanroomError);
    expect(read).toThrow(/^--flag: found /);
    expect(read).toThrow(message);
  });

  it("turns NAME=VALUE into the key of that name and keeps the value as it is", () => {
    expect(optionOverride(row("env.*"), "A=b=c ", "--env")).toEqual({ key: "env.A", value: "b=c ", origin: "--env" });
    expect(optionOverride(row("seed"), "3", "--seed")).toEqual({ key: "seed", value: 3, origin: "--seed" });
  });

  it("does not repeat a value that may be secret", () => {
    expect(() => parseOptionValue(row("env.*"), "s3cr3t", "--env")).not.toThrow("s3cr3t");
    expect(() => parseOptionValue(row("env.*"), "s3cr3t", "--env")).toThrow(CleanroomError);
  });
});
