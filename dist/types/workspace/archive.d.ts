/**
 * The project as the steps will see it: one tar whose bytes depend on the files' names, contents and executable
 * bits only. Entries are sorted, owned by the cell's uid, dated SOURCE_DATE_EPOCH, modes 0644 or 0755.
 */
export interface WorkspaceArchive {
    /** Absolute path of the tar on the host; removed with the run's temp folder. */
    readonly path: string;
    /** Digest of the tar itself: the identity of the tested source. */
    readonly sha256: string;
    /** Sum of the files' sizes. */
    readonly bytes: number;
    readonly files: number;
    /** Everything in the tar, folders twice. */
    readonly entries: number;
    /** How many of its entries are symbolic links: those that some implementations of tar date with today. */
    readonly links: number;
}
/** Whether there is nothing to unpack. */
export declare function isEmpty({ entries }: Pick<WorkspaceArchive, "entries">): boolean;
/** Memory that the unpacked workspace takes inside a cell, in bytes; it comes on top of what the policy grants. */
export declare function workspaceMemory({ bytes, files }: WorkspaceArchive): number;
