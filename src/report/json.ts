import * as z from "zod/mini";
import { CleanroomError } from "../core/errors.js";
import { type Report, reportSchema } from "../model/report.js";

/** Steps up to which the report is indented for people; indentation would be half of a larger one. */
const READABLE_STEPS = 500;

/**
 * report.json: the report as indented JSON with a line end.
 *
 * @throws CleanroomError Internal where the report is not what the published schema says.
 */
export function renderReport(report: Report): string {
  const checked = z.safeParse(reportSchema, report);
  if (!checked.success) {
    const problems = checked.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new CleanroomError("Internal", `the report does not fit its own schema: ${problems.slice(0, 5).join("; ")}`, {
      hint: "This is a defect in Cleanroom: please report it with the run directory attached.",
      context: { problems },
    });
  }
  return `${JSON.stringify(checked.data, null, report.steps.length > READABLE_STEPS ? 0 : 2)}\n`;
}
