/** A path that belongs to one run, and what stands for it in a snapshot. */
export interface RunPath {
    readonly path: string;
    readonly placeholder: string;
}
/**
 * A text as snapshots hold it: line ends as \n, moments in time and paths of one run replaced. Doing it twice
 * changes nothing. Only snapshots are normalised so far; the content digest hides less.
 */
export declare function normaliseSnapshot(text: string, paths?: readonly RunPath[]): string;
