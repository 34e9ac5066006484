/**
 * What is wrong with a regular expression, or null. Looks at what every dialect agrees on, brackets and quantifiers:
 * the notations of other engines (inline flags, `(?P<name>…)`) are taken out first, since matching translates them.
 */
export function patternSyntaxError(text: string): string | null {
  const plain = text
    .replace(/\(\?P</g, "(?<")
    .replace(/\(\?P=(\w+)\)/g, "\\k<$1>")
    .replace(/(\\.)|\(\?[a-z]*(?:-[a-z]+)?([:)])/gs, (whole: string, escaped: string | undefined, end: string) =>
      escaped !== undefined ? whole : end === ":" ? "(?:" : "",
    );
  try {
    new RegExp(plain);
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.replace(/^Invalid regular expression: (\/.*\/[a-z]*: )?/s, "");
  }
}
