declare const redacted: unique symbol;
/** Text or bytes that have been through a Redactor: the only kind that reports, logs and evidence accept. */
export type Redacted<T> = T & {
    readonly [redacted]: true;
};
export type RedactedText = Redacted<string>;
export type RedactedBytes = Redacted<Buffer>;
export {};
