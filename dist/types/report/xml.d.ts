/** Text as the content of an element; terminal sequences go, characters XML cannot hold become U+FFFD. */
export declare function escapeText(text: string): string;
/** ` name="value" …`, in the order given. */
export declare function attributes(values: Readonly<Record<string, string | number>>): string;
/** An element with text in it, on lines of its own. */
export declare function element(name: string, values: Readonly<Record<string, string | number>>, text: string): string;
