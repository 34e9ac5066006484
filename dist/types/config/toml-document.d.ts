import { type SourceDocument } from "./document.js";
/** Parses TOML 1.0. Throws DocumentError with the place of the first thing that is no TOML. */
export declare function parseTomlDocument(text: string, file: string): SourceDocument;
