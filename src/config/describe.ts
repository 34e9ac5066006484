import type * as z from "zod/mini";
import type { Path } from "./problems.js";
import { wording } from "./schema/values.js";

type Schema = z.core.$ZodType;

/** What a schema allows, in words. */
export function describe(schema: Schema): string {
  const words = wording.get(schema)?.expected;
  if (words !== undefined) return words;
  const def = (schema as z.core.$ZodTypes)._zod.def;
  switch (def.type) {
    case "optional":
    case "nullable":
      return describe(def.innerType);
    case "enum":
      return Object.values(def.entries)
        .map((value) => JSON.stringify(value))
        .join(" | ");
    case "union":
      return def.options.map(describe).join(" or ");
    case "array":
      return `a list (of ${describe(def.element)})`;
    case "object":
    case "record":
      return "a table";
    case "boolean":
      return "true or false";
    case "number":
      return "a number";
    default:
      return `a ${def.type}`;
  }
}

/** The schemas that may stand at a path: several where a union is on the way. */
export function schemasAt(schema: Schema, path: Path): Schema[] {
  const def = (schema as z.core.$ZodTypes)._zod.def;
  if (def.type === "optional" || def.type === "nullable") return schemasAt(def.innerType, path);
  const [segment, ...rest] = path;
  if (segment === undefined) return [schema];
  switch (def.type) {
    case "union":
      return def.options.flatMap((option) => schemasAt(option, path));
    case "array":
      return typeof segment === "number" ? schemasAt(def.element, rest) : [];
    case "record":
      return schemasAt(def.valueType, rest);
    case "object": {
      const child = def.shape[segment];
      return child ? schemasAt(child, rest) : [];
    }
    default:
      return [];
  }
}

/** The keys a table at this path may have. */
export function keysAt(schema: Schema, path: Path): string[] {
  const keys = schemasAt(schema, path)
    .flatMap(tablesOf)
    .flatMap((table) => Object.keys(table));
  return [...new Set(keys)];
}

function tablesOf(schema: Schema): Record<string, Schema>[] {
  const def = (schema as z.core.$ZodTypes)._zod.def;
  if (def.type === "object") return [def.shape];
  return def.type === "union" ? def.options.flatMap(tablesOf) : [];
}
