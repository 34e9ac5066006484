import { type Note } from "./problems.js";
/**
 * The files of a bundle, in memory, and a note on whatever `writeBundle` would have written otherwise: nothing is
 * unpacked to disk. Of files with one name the first is given. Never throws.
 */
export declare function unpackBundle(bytes: Buffer, maxBytes: number, note: Note): Promise<ReadonlyMap<string, Buffer>>;
