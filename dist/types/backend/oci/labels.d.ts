/** Marks everything that Cleanroom makes in an engine. */
export declare const MARK = "cleanroom=1";
/** Labels of a container or volume of this process. */
export declare function ownLabels(runId: string): Record<string, string>;
/** Why something with these labels may be removed; null where it is not ours, or still in use. */
export declare function leftBehind(labels: Readonly<Record<string, string>>, now?: number): string | null;
