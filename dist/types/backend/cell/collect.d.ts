export interface TarContent {
    /** Regular files by clean relative path, sorted. */
    readonly files: Map<string, Buffer>;
    readonly omitted: {
        path: string;
        bytes: number;
        reason: string;
    }[];
}
/**
 * Receives a tar that came out of a cell, in memory. It is untrusted: only regular files are kept, under paths that
 * stay inside, up to `limit` bytes in all; everything else is listed as omitted.
 */
export declare function readTar(limit: number): {
    write(chunk: Buffer): void;
    end(): Promise<TarContent>;
};
