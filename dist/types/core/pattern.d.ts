/**
 * A regular expression as people write it for Rust, Python, Go or PCRE, compiled to a RegExp that means the same:
 * inline flags (`(?i)`, `(?m)`, `(?s)`, also in the middle, negated, or for one group), `(?P<name>…)`, `\A`, `\z`,
 * POSIX classes. It is searched for anywhere in the text, as in those languages.
 *
 * @throws CleanroomError ConfigInvalid, naming the pattern and what is wrong with it.
 */
export declare function compilePattern(source: string): RegExp;
/** What is wrong with a pattern, or null: for checks before anything starts. */
export declare function patternProblem(source: string): string | null;
