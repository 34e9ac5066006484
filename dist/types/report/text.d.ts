/** Text from outside made plain: no terminal sequences, no control characters but tab and line end, no lone surrogates. */
export declare function plainText(text: string): string;
/** The same on one line, for names in headings, tables and log lines. */
export declare function oneLine(text: string, limit?: number): string;
/** The end of a text, at most this many lines and characters; a note tells what was left out. */
export declare function lastPart(text: string, maxLines: number, maxChars: number): string;
/** A command as a person would type it. */
export declare function commandText(args: readonly string[]): string;
/** `850 ms`, `12.3 s`, `4 min 5 s`. */
export declare function durationText(ms: number): string;
/** `512 B`, `1.5 KiB`, `12 MiB`. */
export declare function bytesText(bytes: number): string;
/** `1 step`, `2 steps`. */
export declare function plural(count: number, noun: string): string;
/** `2 passed, 1 failed`: only what there is. */
export declare function countsText(counts: Readonly<Record<"passed" | "failed" | "skipped" | "error", number>>): string;
