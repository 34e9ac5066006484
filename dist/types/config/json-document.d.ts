import { type SourceDocument } from "./document.js";
/** Parses strict JSON. Throws DocumentError with the place of the first thing that is no JSON. */
export declare function parseJsonDocument(text: string, file: string): SourceDocument;
