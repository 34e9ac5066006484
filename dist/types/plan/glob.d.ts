/**
 * Whether a name matches a glob as a whole: `*` is any text, `?` any one character, everything else itself. A name
 * that is the glob, character by character, always matches. Takes time in proportion to both lengths' product at most.
 */
export declare function matchesGlob(glob: string, name: string): boolean;
