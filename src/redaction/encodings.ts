/** Lines of a secret shorter than this (a brace, a key's name) are redacted only as part of the whole. */
const MIN_LINE_CHARACTERS = 8;

/** Columns at which common encoders break their lines. */
const BASE64_COLUMNS = [64, 76];
const HEX_COLUMNS = [60];

/** The texts of which each one gives a secret away: the whole, without its outer white space, and its lines. */
export function partsOf(secret: string): string[] {
  const parts = new Set([secret, secret.trim()]);
  if (/[\r\n]/.test(secret)) {
    const lines = secret.split(/\r\n|\r|\n/);
    // A terminal turns line feeds into CR LF, and checkouts do the same.
    parts.add(lines.join("\r\n").trim());
    parts.add(lines.join("\n").trim());
    for (const line of lines.map((each) => each.trim())) {
      if (line.length >= MIN_LINE_CHARACTERS && !/^-+(BEGIN|END) [A-Z0-9 ]+-+$/.test(line)) parts.add(line);
    }
  }
  return [...parts];
}

/** Every form in which one text is looked for, as bytes; the text itself comes first. */
export function encodingsOf(text: string): Buffer[] {
  const bytes = Buffer.from(text, "utf8");
  const forms = new Set<string>([text]);
  const add = (each: string) => forms.add(each);
  for (const each of base64Forms(bytes)) add(each);
  const hex = bytes.toString("hex");
  for (const each of [hex, ...HEX_COLUMNS.flatMap((columns) => wrapped(hex, columns))]) {
    add(each);
    add(each.toUpperCase());
  }
  for (const each of percentForms(bytes)) add(each);
  for (const each of jsonForms(text)) add(each);
  for (const each of xmlForms(text)) add(each);
  for (const each of shellForms(text)) add(each);
  return [...forms].map((form) => Buffer.from(form, "utf8"));
}

/**
 * Base64 (RFC 4648, both alphabets) alone, and inside something longer: a text encoded after n other bytes
 * looks different for n mod 3 = 0, 1, 2. The characters it shares with its neighbours are not part of the form.
 */
function* base64Forms(bytes: Buffer): Generator<string> {
  const alone = bytes.toString("base64");
  const forms = [alone, alone.replace(/=+$/, ""), ...BASE64_COLUMNS.flatMap((columns) => wrapped(alone, columns))];
  for (const before of [0, 1, 2]) {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    forms.push(whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6)));
  }
  for (const form of forms) {
    yield form;
    yield form.replaceAll("+", "-").replaceAll("/", "_");
  }
}

function wrapped(text: string, columns: number): string[] {
  if (text.length <= columns) return [];
  const lines = text.match(new RegExp(`.{1,${columns}}`, "g")) ?? [];
  return [lines.join("\n"), lines.join("\r\n")];
}

/** What percent-encoders leave as it is: RFC 3986, encodeURIComponent, encodeURI, HTML forms. */
const UNESCAPED = [/[A-Za-z0-9\-_.~]/, /[A-Za-z0-9\-_.!~*'()]/, /[A-Za-z0-9\-_.!~*'();/?:@&=+$,#]/, /[A-Za-z0-9*\-._]/];

function* percentForms(bytes: Buffer): Generator<string> {
  for (const unescaped of UNESCAPED) {
    let form = "";
    for (const byte of bytes) {
      const character = String.fromCharCode(byte);
      const hex = byte.toString(16).padStart(2, "0").toUpperCase();
      form += byte < 128 && unescaped.test(character) ? character : `%${hex}`;
    }
    yield form;
    yield form.replaceAll("%20", "+");
    const lower = form.replace(/%../g, (each) => each.toLowerCase());
    yield lower;
    yield lower.replaceAll("%20", "+");
  }
}

/** Inside a JSON string: as JSON.stringify, Python (ASCII), PHP (slashes) and Go (HTML) write it, and JSON in JSON. */
function* jsonForms(text: string): Generator<string> {
  const plain = inJson(text);
  const html = plain.replace(/[<>&\u2028\u2029]/g, (each) => unicodeEscape(each));
  for (const form of [plain, html, plain.replaceAll("/", "\\/"), inJson(plain)]) {
    yield form;
    const ascii = form.replace(/[^\0-\x7f]/g, (each) => unicodeEscape(each));
    yield ascii;
    yield ascii.replace(/\\u[0-9a-f]{4}/g, (each) => `\\u${each.slice(2).toUpperCase()}`);
  }
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function unicodeEscape(codeUnit: string): string {
  return `\\u${codeUnit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function* xmlForms(text: string): Generator<string> {
  const content = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  for (const quote of ['"', "&quot;", "&#34;"]) {
    for (const apostrophe of ["'", "&apos;", "&#39;", "&#x27;"]) {
      yield content.replaceAll('"', quote).replaceAll("'", apostrophe);
    }
  }
}

/** Inside single quotes, inside double quotes, and escaped with backslashes (`set -x`, `printf %q`). */
function* shellForms(text: string): Generator<string> {
  yield text.replaceAll("'", "'\\''");
  yield text.replaceAll("'", `'"'"'`);
  yield text.replace(/[\\"$`]/g, "\\$&");
  yield text.replace(/[^A-Za-z0-9_\-.,:/@%+=\u0080-\uffff\n]/g, "\\$&");
}
