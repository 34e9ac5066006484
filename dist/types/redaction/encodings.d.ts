/** The texts of which each one gives a secret away: the whole, without its outer white space, and its lines. */
export declare function partsOf(secret: string): string[];
/** Every form in which one text is looked for, as bytes; the text itself comes first. */
export declare function encodingsOf(text: string): Buffer[];
