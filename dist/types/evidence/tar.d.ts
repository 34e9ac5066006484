/** A file of a bundle. */
export interface Member {
    readonly path: string;
    readonly bytes: Buffer;
}
/** A tar that depends on paths and contents alone: no owner, time or mode of the host is in it. Members keep their order. */
export declare function packTar(members: readonly Member[]): Promise<Buffer>;
