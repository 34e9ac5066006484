import { type Report } from "../model/report.js";
/**
 * report.json: the report as indented JSON with a line end.
 *
 * @throws CleanroomError Internal where the report is not what the published schema says.
 */
export declare function renderReport(report: Report): string;
