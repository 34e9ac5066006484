import type { Cell } from "../backend/backend.js";
/**
 * Cells for steps that each get one of their own, opened ahead of their use so that a step does not wait for its
 * container. At most `depth` are open or opening beside those in use; nothing is opened beyond `total`.
 */
export declare class CellSupply {
    #private;
    readonly open: () => Promise<Cell>;
    readonly total: number;
    readonly depth: number;
    constructor(open: () => Promise<Cell>, total: number, depth: number);
    /** The first cell, once it is ready, without taking it; rejects as its opening did. */
    first(): Promise<Cell>;
    /** The next cell; rejects as its opening did. */
    take(): Promise<Cell>;
    /** Closes a used cell, off the critical path. */
    discard(cell: Cell): void;
    /** Closes whatever is left and waits until all is gone. */
    close(): Promise<void>;
}
