import { type Report } from "../model/report.js";
import type { Manifest } from "./manifest.js";
import type { Note } from "./problems.js";
export interface CheckedFiles {
    readonly manifest: Manifest;
    readonly manifestSha256: string;
    /** Null where it is not the one of the manifest, or not a report. */
    readonly report: Report | null;
    /** Paths whose content is as the manifest says. */
    readonly intact: ReadonlySet<string>;
}
/** Holds the files of a bundle against its manifest; null without a manifest to go by. */
export declare function checkFiles(files: ReadonlyMap<string, Buffer>, note: Note): CheckedFiles | null;
