import { DAMAGED, invalidCoverage } from "../invalid.js";
import { nameOf, type RawFile, textOf } from "../raw-file.js";

/** An element: attributes by their names, children by theirs, always as lists. */
export interface XmlElement {
  readonly [name: string]: string | readonly XmlElement[] | undefined;
}

/** Reads an XML document with the given root. Throws ArtifactInvalid with the line where it breaks off. */
export async function readXml(file: RawFile, root: string): Promise<XmlElement> {
  const { XMLParser, XMLValidator } = await import("fast-xml-parser");
  const text = textOf(file);
  const name = nameOf(file);
  const valid = XMLValidator.validate(text);
  if (valid !== true) {
    throw invalidCoverage({ file: name, line: valid.err.line }, `this is not whole XML: ${valid.err.msg}`, DAMAGED);
  }
  // No report has entities of its own; they are how small files become large.
  if (/<!ENTITY/i.test(text)) {
    throw invalidCoverage({ file: name }, "it declares XML entities, which no coverage report needs", DAMAGED);
  }
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "",
    parseAttributeValue: false,
    parseTagValue: false,
    alwaysCreateTextNode: true,
    isArray: (_tag, _path, _leaf, isAttribute) => isAttribute !== true,
  });
  const document = parser.parse(text) as XmlElement;
  const [element] = children(document, root);
  if (element === undefined) throw invalidCoverage({ file: name }, `it has no <${root}> at its top`, DAMAGED);
  return element;
}

/** The children of that name, in order. */
export function children(element: XmlElement, name: string): readonly XmlElement[] {
  const list = element[name];
  return Array.isArray(list) ? (list as readonly XmlElement[]) : [];
}

/** All elements of a name that lie below the given ones, step by step: `below(root, "packages", "package")`. */
export function below(element: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  return names.reduce<readonly XmlElement[]>((all, name) => all.flatMap((each) => children(each, name)), [element]);
}

/** An attribute's value; empty where there is none. */
export function attribute(element: XmlElement, name: string): string {
  const value = element[name];
  return typeof value === "string" ? value : "";
}
