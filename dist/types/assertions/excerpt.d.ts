/** The text whole where it is short, else its beginning and its end with a note of what lies between. */
export declare function excerpt(text: string, limit?: number): string;
/** The last lines of a text: where programs say why they failed. */
export declare function tail(text: string, lines?: number, limit?: number): string;
/** A short value in quotes, escapes made visible: for the first line of a message. */
export declare function quote(text: string, limit?: number): string;
/** The text indented under a message's first line; an empty one is named so. */
export declare function indented(text: string, indent?: string): string;
