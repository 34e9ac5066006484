interface Part {
    /** The part in JavaScript's syntax. */
    readonly text: string;
    /** Characters of the source it stands for. */
    readonly used: number;
}
/** The escape at the start of `rest`. */
export declare function escapeSequence(rest: string): Part;
/** The character class at the start of `rest`, its POSIX names spelled out. */
export declare function readClass(rest: string): Part;
/** A literal character in both cases. */
export declare function foldLiteral(char: string): string;
/** A class with the other case of its letters added; ranges beyond ASCII are left as they are. */
export declare function foldClass(text: string): string;
export {};
