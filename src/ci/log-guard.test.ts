import fc from "fast-check";
import { expect, test } from "vitest";
import { guardOutput, oneLine } from "./log-guard.js";
import { readRunnerLog } from "./runner-log.test-support.js";

const pieces = fc.constantFrom(
  "::error::x",
  "##[error]x",
  "::add-mask::a",
  "::stop-commands::t",
  "::t::",
  "\n",
  "\r",
  "\r\n",
  " ",
  "text",
  "::endgroup::",
);

test("GitHub obeys nothing that a step prints", () => {
  fc.assert(
    fc.property(
      fc.array(pieces).map((parts) => parts.join("")),
      (text) => {
        const { commands } = readRunnerLog(`${guardOutput("github", text, "| ", "secret-token")}::notice::after\n`);
        const names = commands.map(({ name }) => name);
        expect(names.at(-1)).toBe("notice");
        expect(names.filter((name) => name !== "stop-commands" && name !== "notice")).toEqual([]);
      },
    ),
  );
});

test("Azure obeys nothing that a step prints", () => {
  fc.assert(
    fc.property(
      fc
        .array(fc.constantFrom("##vso[", "##[", "#", "task.setvariable variable=a]", "\n"))
        .map((parts) => parts.join("")),
      (text) => {
        expect(guardOutput("azure", text, "| ", null)).not.toMatch(/##(vso)?\[/);
      },
    ),
  );
});

test("the last line is ended, colours are reset, and nothing stays nothing", () => {
  expect(guardOutput("none", "a\nb", "| ", null)).toBe("| a\n| b\n");
  expect(guardOutput("none", "\u001b[31mred", "", null)).toBe("\u001b[31mred\u001b[0m\n");
  expect(guardOutput("github", "", "| ", "t")).toBe("");
});

test("GitLab sections cannot be opened by a step", () => {
  expect(guardOutput("gitlab", "section_start:1:x\r\u001b[0Kx", "", null)).not.toContain("section_start:");
});

test("a name with line ends and commands becomes one harmless line", () => {
  expect(oneLine("a\r\n::error::b ##[error]c")).toBe("a ::error::b ## [error]c");
});
