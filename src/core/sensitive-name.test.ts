import { expect, it } from "vitest";
import { isSensitiveName } from "./sensitive-name.js";

it.each([
  ["API_TOKEN", true],
  ["github_token", true],
  ["DB_PASSWORD_FILE", true],
  ["RUST_BACKTRACE", false],
])("%s is a secret's name: %s", (name, sensitive) => {
  expect(isSensitiveName(name, ["TOKEN", "password", ""])).toBe(sensitive);
});
