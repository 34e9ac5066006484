import { evaluate } from "./bundle.mjs";

/** The published JSON Schemas, by file name, from the definitions that validate. */
export async function jsonSchemas() {
  const { configJsonSchema, reportJsonSchema } = await evaluate(`
    export { configJsonSchema } from "./src/config/json-schema.js";
    export { reportJsonSchema } from "./src/report/json-schema.js";
  `);
  return new Map([
    ["config.schema.json", configJsonSchema()],
    ["report.schema.json", reportJsonSchema()],
  ]);
}
