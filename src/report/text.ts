import { stripVTControlCharacters } from "node:util";

/** Text from outside made plain: no terminal sequences, no control characters but tab and line end, no lone surrogates. */
export function plainText(text: string): string {
  return stripVTControlCharacters(text.replaceAll("\r\n", "\n"))
    .replaceAll("\r", "\n")
    .replace(/[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
}

/** The same on one line, for names in headings, tables and log lines. */
export function oneLine(text: string, limit = 300): string {
  const line = plainText(text)
    .replace(/\s*\n\s*/g, " ")
    .trim();
  return line.length <= limit ? line : `${line.slice(0, limit).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** At most `width` characters of a line, its middle left out: messages begin and end with what matters. */
export function shorten(line: string, width: number): string {
  if (line.length <= width) return line;
  const tail = Math.floor(width / 3);
  const head = line.slice(0, width - tail - 3).replace(/[\ud800-\udbff]$/, "");
  return `${head} … ${line.slice(-tail).replace(/^[\udc00-\udfff]/, "")}`;
}

/**
 * Plain text in which no CI runner sees commands: neither `::name::` at the start of a line, nor `##[name]` and
 * `##vso[name]` anywhere. GitLab's section marks need control characters, which plain text has not.
 *
 * Source: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function inert(text: string): string {
  return plainText(text)
    .replace(/^(\s*):(?=:)/gm, "$1: ")
    .replace(/##(vso)?\[/g, "## $1[");
}

/** The end of a text, at most this many lines and characters; a note tells what was left out. */
export function lastPart(text: string, maxLines: number, maxChars: number): string {
  const plain = plainText(text.length > 4 * maxChars ? text.slice(-4 * maxChars) : text).replace(/\n+$/, "");
  const lines = plain.split("\n");
  const kept = lines.slice(-maxLines).join("\n");
  const shown = kept.length <= maxChars ? kept : kept.slice(-maxChars).replace(/^[\udc00-\udfff]/, "");
  const whole = shown.length === plain.length && text.length <= 4 * maxChars;
  return whole ? shown : `… (the beginning is left out)\n${shown}`;
}

/** A command as a person would type it. */
export function commandText(args: readonly string[]): string {
  return args.map((arg) => (/^[\w@%+=:,./-]+$/.test(arg) ? arg : JSON.stringify(arg))).join(" ");
}

/** `850 ms`, `12.3 s`, `4 min 5 s`. */
export function durationText(ms: number): string {
  if (ms < 1_000) return `${ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(ms < 10_000 ? 2 : 1)} s`;
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** `512 B`, `1.5 KiB`, `12 MiB`. */
export function bytesText(bytes: number): string {
  const units = ["B", "KiB", "MiB", "GiB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${unit === 0 || value >= 10 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** `1 step`, `2 steps`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** `2 passed, 1 failed`: only what there is. */
export function countsText(counts: Readonly<Record<"passed" | "failed" | "skipped" | "error", number>>): string {
  const parts = [
    [counts.passed, "passed"],
    [counts.failed, "failed"],
    [counts.error, counts.error === 1 ? "error" : "errors"],
    [counts.skipped, "skipped"],
  ] as const;
  const shown = parts.filter(([count]) => count > 0).map(([count, name]) => `${count} ${name}`);
  return shown.length === 0 ? "nothing ran" : shown.join(", ");
}
