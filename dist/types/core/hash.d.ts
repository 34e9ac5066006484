/** SHA-256 as lower-case hex; text is hashed as UTF-8. */
export declare function sha256(data: Uint8Array | string): string;
/** Size and SHA-256 of a file. Throws what node:fs throws. */
export declare function sha256File(path: string): {
    bytes: number;
    sha256: string;
};
