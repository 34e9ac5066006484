import type { Report } from "../model/report.js";
import { type Markup } from "./markup.js";
/** Each control as it was asked for and as it was read back, once for every way it came out. */
export declare function controlsSection(report: Report): Markup | null;
/** Digests, and what was left out of the run directory. */
export declare function evidenceSection(report: Report): Markup;
