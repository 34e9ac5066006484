/** Throws where a text is not well-formed XML 1.0: its characters, its entities, or the nesting of its tags. */
export function assertWellFormed(bytes: Uint8Array): void {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const illegal = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(text);
  if (illegal) throw new Error(`character ${illegal[0].codePointAt(0)} at ${illegal.index}`);
  const open: string[] = [];
  let roots = 0;
  const plain = text.replace(/<\?xml[^>]*\?>/, "").replace(/<!\[CDATA\[.*?\]\]>/gs, "");
  const rest = plain.replace(
    /<(\/?)([A-Za-z][\w.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/g,
    (_, closing: string, name: string, attributes: string, empty: string) => {
      if (closing === "/") {
        if (open.pop() !== name) throw new Error(`</${name}> closes another element`);
      } else {
        if (open.length === 0) roots += 1;
        if (empty === "") open.push(name);
      }
      return attributes;
    },
  );
  if (open.length > 0 || roots !== 1) throw new Error(`${roots} roots, still open: ${open.join(", ")}`);
  const stray = /<|&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[0-9a-fA-F]+);)/.exec(rest);
  if (stray) throw new Error(`stray ${stray[0]}: ${rest.slice(stray.index, stray.index + 40)}`);
}
