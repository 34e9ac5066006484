import type { SourceLocation } from "../model/plan.js";
import type { Path } from "./problems.js";
/** A parsed file that knows where each of its keys stands. */
export interface SourceDocument {
    readonly value: unknown;
    /** The key at this path or, where there is none, the nearest key above it. */
    locate(path: Path): SourceLocation;
}
/** What a parser throws for a file that is no TOML or JSON at all. */
export declare class DocumentError extends Error {
    readonly location: SourceLocation;
    constructor(message: string, location: SourceLocation);
}
/** Positions as a tree of path segments. */
export declare class PositionTree {
    #private;
    readonly line: number;
    readonly column: number;
    constructor(line: number, column: number);
    /** The child of that name; the first position given for it stays. */
    child(segment: string | number, line: number, column: number): PositionTree;
    find(path: Path): PositionTree;
}
/** The part of a document below `prefix`, as a document of its own. */
export declare function partOf(document: SourceDocument, prefix: Path): SourceDocument;
