import type { PolicyReport, Report } from "../model/report.js";
/** Policies with the same controls together, with the backends they held on. */
export declare function controlGroups(report: Report): {
    policy: PolicyReport;
    backends: string[];
}[];
