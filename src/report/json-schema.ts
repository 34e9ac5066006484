import * as z from "zod/mini";
import { reportSchema } from "../model/report.js";

/**
 * The JSON Schema (draft 2020-12) of report.json, published as schemas/report.schema.json. Keys it does not name are
 * allowed, so that a later report with more in it still validates.
 */
export function reportJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(reportSchema, { io: "input", target: "draft-2020-12" }),
    title: "Cleanroom run report",
    description: "What a run of Cleanroom did: outcome, scenarios, steps, isolation as read back, digests.",
  };
}
