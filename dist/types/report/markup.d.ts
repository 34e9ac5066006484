/** HTML that is safe to put into a document. Made by `html` only. */
export declare class Markup {
    readonly text: string;
    private constructor();
    static of(parts: readonly string[], values: readonly Content[]): Markup;
}
/** What a template takes: text is escaped, null and false leave nothing. */
export type Content = Markup | string | number | null | false | undefined | readonly Content[];
/** HTML from a template; every value that is not Markup itself is escaped, in text and in quoted attributes. */
export declare function html(parts: TemplateStringsArray, ...values: Content[]): Markup;
