const POSIX_CLASSES: Readonly<Record<string, string>> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  blank: " \\t",
  cntrl: "\\x00-\\x1f\\x7f",
  digit: "0-9",
  graph: "!-~",
  lower: "a-z",
  print: " -~",
  punct: "!-\\/:-@\\[-`{-~",
  space: "\\s",
  upper: "A-Z",
  word: "\\w",
  xdigit: "0-9A-Fa-f",
};

interface Part {
  /** The part in JavaScript's syntax. */
  readonly text: string;
  /** Characters of the source it stands for. */
  readonly used: number;
}

/** The escape at the start of `rest`. */
export function escapeSequence(rest: string): Part {
  const braced = /^\\([xuUpP])\{([^}]*)\}/.exec(rest);
  if (braced !== null) {
    const letter = braced[1] === "p" || braced[1] === "P" ? braced[1] : "u";
    return { text: `\\${letter}{${braced[2]}}`, used: braced[0].length };
  }
  const named = /^\\k<[^>]*>/.exec(rest);
  if (named !== null) return { text: named[0], used: named[0].length };
  const next = rest.slice(1, 2);
  if (next === "A") return { text: "(?<![^])", used: 2 };
  if (next === "z" || next === "Z") return { text: "(?![^])", used: 2 };
  if (next === "a") return { text: "\\x07", used: 2 };
  return { text: identityEscape(next), used: 1 + next.length };
}

/** JavaScript refuses backslashes that other dialects let stand before any punctuation. */
function identityEscape(char: string): string {
  if (/[A-Za-z0-9]/.test(char) || char === "" || "^$\\.*+?()[]{}|/".includes(char)) return `\\${char}`;
  return char;
}

/** The character class at the start of `rest`, its POSIX names spelled out. */
export function readClass(rest: string): Part {
  let at = rest.startsWith("[^") ? 2 : 1;
  let text = rest.slice(0, at);
  for (;;) {
    const posix = /^\[:([a-z]+):\]/.exec(rest.slice(at, at + 12));
    const char = rest[at];
    if (char === undefined) throw new SyntaxError("a [ is not closed");
    if (posix !== null) {
      const set = POSIX_CLASSES[posix[1] ?? ""];
      if (set === undefined) throw new SyntaxError(`the class ${posix[0]} is not known`);
      text += set;
      at += posix[0].length;
    } else if (char === "\\") {
      const next = rest.slice(at + 1, at + 2);
      const braced = /^\\[pPuUx]\{/.test(rest.slice(at, at + 3)) ? escapeSequence(rest.slice(at)) : null;
      text += braced?.text ?? (next === "-" ? "\\-" : identityEscape(next));
      at += braced?.used ?? 1 + next.length;
    } else {
      text += char === "[" ? "\\[" : char;
      at += 1;
      if (char === "]") return { text, used: at };
    }
  }
}

/** A literal character in both cases. */
export function foldLiteral(char: string): string {
  const other = otherCase(char);
  return other === null ? char : `[${char}${other}]`;
}

/** A class with the other case of its letters added; ranges beyond ASCII are left as they are. */
export function foldClass(text: string): string {
  const body = text.replace(/^\[\^?/, "").replace(/\]$/, "");
  let added = "";
  for (const item of body.matchAll(/\\[pPu]\{[^}]*\}|\\x..|\\u....|\\.|(.)-(.)|(.)/gsu)) {
    const [, from, to, single] = item;
    if (from !== undefined && to !== undefined) added += foldRange(from.codePointAt(0) ?? 0, to.codePointAt(0) ?? 0);
    else if (single !== undefined) added += otherCase(single) ?? "";
  }
  return `${text.slice(0, -1)}${added}]`;
}

function foldRange(from: number, to: number): string {
  let added = "";
  for (const [low, high, shift] of [
    [65, 90, 32],
    [97, 122, -32],
  ] as const) {
    const start = Math.max(from, low);
    const end = Math.min(to, high);
    if (start <= end) added += `${String.fromCodePoint(start + shift)}-${String.fromCodePoint(end + shift)}`;
  }
  return added;
}

function otherCase(char: string): string | null {
  const other = char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase();
  return other !== char && [...other].length === 1 ? other : null;
}
