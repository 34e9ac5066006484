import { asCleanroomError, type Failure } from "../core/errors.js";
import { compilePattern } from "../core/pattern.js";
import type { TextMatcher } from "../model/plan.js";
import { excerpt, indented, quote, tail } from "./excerpt.js";
import { checkJson } from "./json-matcher.js";
import { lineDiff } from "./line-diff.js";
import { type Subject, textFailure } from "./mismatch.js";

/** Every matcher that does not hold, in the order of contract and file. */
export function checkText(subject: Subject, matcher: TextMatcher): Failure[] {
  return [
    ...checkEquals(subject, matcher.equals),
    ...(matcher.contains ?? []).flatMap((text) => checkContains(subject, text)),
    ...(matcher.notContains ?? []).flatMap((text) => checkNotContains(subject, text)),
    ...(matcher.matches ?? []).flatMap((pattern) => checkMatches(subject, pattern)),
    ...checkEmpty(subject, matcher.empty),
    ...(matcher.json === undefined ? [] : checkJson(subject, matcher.json)),
    ...checkSnapshot(subject, matcher.snapshot),
  ];
}

function checkEquals(subject: Subject, expected: string | undefined): Failure[] {
  const { name, text } = subject;
  if (expected === undefined || text === expected) return [];
  let hint = `Mend the program, or expect.${name}.equals if the new text is right.`;
  if (text.trimEnd() === expected.trimEnd()) {
    hint = `Only whitespace at the end differs: expected ${quote(tail(expected, 1, 60) + end(expected))}, got ${quote(tail(text, 1, 60) + end(text))}.`;
  } else if (text.replaceAll("\r\n", "\n") === expected.replaceAll("\r\n", "\n")) {
    hint = "Only the line ends differ: one text has \\r\\n where the other has \\n.";
  }
  return [
    textFailure(subject, "equals", {
      message: `${name} is not what it should equal`,
      expected: excerpt(expected),
      hint,
      shown: `(- expected, + got)\n${indented(lineDiff(expected, text))}`,
    }),
  ];
}

function end(text: string): string {
  return text.slice(text.trimEnd().length);
}

function checkContains(subject: Subject, expected: string): Failure[] {
  const { name, text } = subject;
  if (text.includes(expected)) return [];
  const otherCase = text.toLowerCase().includes(expected.toLowerCase());
  return [
    textFailure(subject, "contains", {
      message: `${name} does not contain ${quote(expected)}`,
      expected,
      hint: otherCase ? "It is there in another case (upper or lower)." : `Expected by expect.${name}.contains.`,
    }),
  ];
}

function checkNotContains(subject: Subject, unwanted: string): Failure[] {
  const { name, text } = subject;
  const at = text.indexOf(unwanted);
  if (at < 0) return [];
  const line = text.slice(0, at).split("\n").length;
  const shown = text.split("\n")[line - 1] ?? "";
  return [
    textFailure(subject, "not_contains", {
      message: `${name} contains ${quote(unwanted)}, which it must not (line ${line})`,
      expected: unwanted,
      hint: `Forbidden by expect.${name}.not_contains.`,
      shown: `line ${line} was:\n${indented(excerpt(shown, 400))}`,
    }),
  ];
}

function checkMatches(subject: Subject, pattern: string): Failure[] {
  const { name, text } = subject;
  try {
    if (compilePattern(pattern).test(text)) return [];
  } catch (error) {
    return [asCleanroomError(error).toFailure()];
  }
  return [
    textFailure(subject, "matches", {
      message: `${name} does not match /${pattern}/`,
      expected: pattern,
      hint: "The pattern is searched for anywhere in the text; (?s) lets . match a line end, (?m) lets ^ and $ match at lines.",
    }),
  ];
}

function checkEmpty(subject: Subject, empty: boolean | undefined): Failure[] {
  const { name, text } = subject;
  if (empty === undefined || (text === "") === empty) return [];
  return [
    textFailure(subject, "empty", {
      message: empty ? `${name} is not empty` : `${name} is empty, and must not be`,
      expected: empty,
      hint: `Expected by expect.${name}.empty = ${empty}.`,
    }),
  ];
}

function checkSnapshot(subject: Subject, snapshot: string | undefined): Failure[] {
  const failure = snapshot === undefined ? null : subject.snapshot(snapshot, subject.text);
  if (failure === null) return [];
  const context = { ...failure.context, matcher: `${subject.name}.snapshot` };
  return [{ ...failure, context }];
}
