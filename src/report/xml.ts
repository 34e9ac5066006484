import { stripVTControlCharacters } from "node:util";

/** What XML 1.0 cannot hold, not even escaped: https://www.w3.org/TR/xml/#charsets. */
const NOT_XML = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;" };

/** Text as the content of an element; terminal sequences go, characters XML cannot hold become U+FFFD. */
export function escapeText(text: string): string {
  return stripVTControlCharacters(text)
    .replace(NOT_XML, "\ufffd")
    .replace(/[&<>\r]/g, (char) => ENTITIES[char] ?? char);
}

/** ` name="value" …`, in the order given. */
export function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => {
      const text = escapeText(String(value))
        .replaceAll('"', "&quot;")
        .replaceAll("\n", "&#10;")
        .replaceAll("\t", "&#9;");
      return ` ${name}="${text}"`;
    })
    .join("");
}

/** An element with text in it, on lines of its own. */
export function element(name: string, values: Readonly<Record<string, string | number>>, text: string): string {
  return `      <${name}${attributes(values)}>${escapeText(text)}</${name}>\n`;
}
