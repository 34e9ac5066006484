import type { Report } from "../model/report.js";
import { type StepTexts } from "./step-texts.js";
/**
 * junit.xml as Jenkins, GitLab and the reporters for GitHub read it: a testsuite for each scenario on each backend,
 * a testcase for each step. Times are in seconds.
 */
export declare function renderJunit(report: Report, texts?: StepTexts): string;
