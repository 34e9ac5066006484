import { CleanroomError } from "./errors.js";
import { escapeSequence, foldClass, foldLiteral, readClass } from "./pattern-parts.js";

interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
}

/** `(?s)`, `(?i-s)`, `(?m:`: flags for the rest of the group, or for the group they open. */
const FLAG_GROUP = /^\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?([:)])/;
const GROUP_OPENER = /^\((?:\?(?:[:=!]|<[=!]|P?<[^>]*>))?/;

/**
 * A regular expression as people write it for Rust, Python, Go or PCRE, compiled to a RegExp that means the same:
 * inline flags (`(?i)`, `(?m)`, `(?s)`, also in the middle, negated, or for one group), `(?P<name>…)`, `\A`, `\z`,
 * POSIX classes. It is searched for anywhere in the text, as in those languages.
 *
 * @throws CleanroomError ConfigInvalid, naming the pattern and what is wrong with it.
 */
export function compilePattern(source: string): RegExp {
  try {
    return translate(source);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.replace(/^Invalid regular expression: (\/.*\/\w*: )?/s, "") : "";
    throw new CleanroomError("ConfigInvalid", `"${source}" is not a regular expression: ${why}`, {
      hint: "Mend the pattern; a literal character such as . ( [ needs a backslash before it.",
      context: { pattern: source },
      cause,
    });
  }
}

/** What is wrong with a pattern, or null: for checks before anything starts. */
export function patternProblem(source: string): string | null {
  try {
    compilePattern(source);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function translate(source: string): RegExp {
  const leading = FLAG_GROUP.exec(source);
  // The engine folds case better than a translation can, so it does so wherever the flag holds for the whole pattern.
  const foldByEngine =
    leading?.[3] === ")" && leading[1]?.includes("i") === true && !/\(\?[a-zA-Z]*-[a-zA-Z]*i/.test(source);
  let flags: Flags = { i: false, m: false, s: false };
  const outer: Flags[] = [];
  let out = "";
  let rest = source;
  while (rest !== "") {
    let used = 1;
    const char = String.fromCodePoint(rest.codePointAt(0) ?? 0);
    const fold = flags.i && !foldByEngine;
    if (char === "\\") {
      const sequence = escapeSequence(rest);
      used = sequence.used;
      out += sequence.text;
    } else if (char === "[") {
      const body = readClass(rest);
      used = body.used;
      out += fold ? foldClass(body.text) : body.text;
    } else if (char === "(") {
      const group = FLAG_GROUP.exec(rest);
      if (group !== null && group[0] !== "(?:") {
        if (group[3] === ":") outer.push(flags);
        flags = withFlags(flags, group[1] ?? "", group[2] ?? "");
        out += group[3] === ":" ? "(?:" : "";
        used = group[0].length;
      } else if (rest.startsWith("(?P=")) {
        used = rest.indexOf(")") + 1;
        out += `\\k<${rest.slice(4, used - 1)}>`;
      } else {
        const opener = GROUP_OPENER.exec(rest)?.[0] ?? "(";
        outer.push(flags);
        out += opener.replace("(?P<", "(?<");
        used = opener.length;
      }
    } else if (char === ")") {
      flags = outer.pop() ?? flags;
      out += ")";
    } else if (char === "." && flags.s) {
      out += "[^]";
    } else if (flags.m && (char === "^" || char === "$")) {
      out += char === "^" ? "(?:^|(?<=[\\n\\r\\u2028\\u2029]))" : "(?:$|(?=[\\n\\r\\u2028\\u2029]))";
    } else if (char === "{") {
      const quantifier = /^\{\d+(?:,\d*)?\}/.exec(rest)?.[0];
      used = quantifier?.length ?? 1;
      out += quantifier ?? "\\{";
    } else if (char === "}" || char === "]") {
      out += `\\${char}`;
    } else {
      used = char.length;
      out += fold ? foldLiteral(char) : char;
    }
    rest = rest.slice(used);
  }
  return new RegExp(out, foldByEngine ? "iu" : "u");
}

function withFlags(flags: Flags, on: string, off: string): Flags {
  for (const name of on + off) {
    if (!"imsu".includes(name)) throw new SyntaxError(`the flag (?${name}) is not supported`);
  }
  const value = (name: "i" | "m" | "s") => (flags[name] || on.includes(name)) && !off.includes(name);
  return { i: value("i"), m: value("m"), s: value("s") };
}
