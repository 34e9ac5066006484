import type { Report } from "../model/report.js";
import { type StepTexts } from "./step-texts.js";
/** report.html: one file that needs nothing else, no script and no network; the red parts are open. */
export declare function renderHtml(report: Report, texts?: StepTexts): string;
