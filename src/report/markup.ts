import { escapeEntities } from "../core/entities.js";
import { plainText } from "./text.js";

/** HTML that is safe to put into a document. Made by `html` only. */
export class Markup {
  private constructor(readonly text: string) {}

  static of(parts: readonly string[], values: readonly Content[]): Markup {
    return new Markup(parts.map((part, index) => part + (index < values.length ? render(values[index]) : "")).join(""));
  }
}

/** What a template takes: text is escaped, null and false leave nothing. */
export type Content = Markup | string | number | null | false | undefined | readonly Content[];

/** HTML from a template; every value that is not Markup itself is escaped, in text and in quoted attributes. */
export function html(parts: TemplateStringsArray, ...values: Content[]): Markup {
  return Markup.of(parts, values);
}

function render(value: Content): string {
  if (value instanceof Markup) return value.text;
  if (value === null || value === false || value === undefined) return "";
  if (typeof value === "object") return value.map(render).join("");
  return escapeEntities(plainText(String(value)));
}
