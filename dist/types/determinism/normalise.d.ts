/** What of a run differs between two runs of the same input, and is written into outputs by honest programs. */
export interface NormaliseContext {
    /** The workdir as configured: what a cell's own path for it becomes. */
    readonly workdir: string;
    /** The paths of the workspace as steps saw them, where they differ from `workdir`. */
    readonly cellWorkdirs?: readonly string[];
    /** The paths that $CLEANROOM_ARTIFACTS had. */
    readonly artifactsDirs?: readonly string[];
    readonly runId?: string;
}
/**
 * The output with what belongs to this run and place alone replaced: the cell's paths and the run id. Nothing else
 * is touched, so that nondeterminism of the tested program stays visible. Works on bytes, whatever their encoding.
 */
export declare function normaliseOutput(output: Uint8Array | string, context: NormaliseContext): Buffer;
