import { expect, test } from "vitest";
import { collectSecrets, DEFAULT_SENSITIVE_PATTERNS } from "./collect.js";

test("values of names that hold a pattern, in any case, and declared values are collected once", () => {
  const env = {
    API_TOKEN: "t-1234",
    db_password: "p-1234",
    AWS_SECRET_ACCESS_KEY: "k-1234",
    HOME: "/home/me",
    GONE: undefined,
  };
  const secrets = collectSecrets(env, DEFAULT_SENSITIVE_PATTERNS, ["declared", "t-1234"]);
  expect(secrets.sort()).toEqual(["declared", "k-1234", "p-1234", "t-1234"]);
});

test("patterns of one's own replace the default ones", () => {
  expect(collectSecrets({ API_TOKEN: "t-1234", MY_PIN: "991122" }, ["pin"], [])).toEqual(["991122"]);
});

test("switches and empty values are no secrets", () => {
  const env = { TOKENIZERS_PARALLELISM: "false", KEY_COUNT: "3", EMPTY_TOKEN: "", BLANK_TOKEN: " " };
  expect(collectSecrets(env, DEFAULT_SENSITIVE_PATTERNS, [""])).toEqual([]);
});

test("an empty pattern does not make every variable a secret", () => {
  expect(collectSecrets({ HOME: "/home/me" }, [""], [])).toEqual([]);
});
