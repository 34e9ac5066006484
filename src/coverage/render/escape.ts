import { escapeEntities } from "../../core/entities.js";

/** What XML 1.0 cannot hold, not even escaped: https://www.w3.org/TR/xml/#charsets. */
const NOT_XML = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text for HTML and XML, in elements and in quoted attributes. */
export function escapeMarkup(text: string): string {
  return escapeEntities(text.replace(NOT_XML, "\ufffd"));
}
