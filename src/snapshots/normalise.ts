/** What stands in a snapshot for a moment in time. */
const TIMESTAMP = "<timestamp>";

/** RFC 3339 and what `date` and logs write of it: a date and a time, with fraction and zone where there are some. */
const MOMENT = /\b\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?/g;

/** A path that belongs to one run, and what stands for it in a snapshot. */
export interface RunPath {
  readonly path: string;
  readonly placeholder: string;
}

/**
 * A text as snapshots hold it: line ends as \n, moments in time and paths of one run replaced. Doing it twice
 * changes nothing. Only snapshots are normalised so far; the content digest hides less.
 */
export function normaliseSnapshot(text: string, paths: readonly RunPath[] = []): string {
  let normal = text.replaceAll("\r\n", "\n");
  for (const { path, placeholder } of [...paths].sort((a, b) => b.path.length - a.path.length)) {
    if (path.length > 1) normal = normal.replaceAll(path, placeholder);
  }
  return normal.replace(MOMENT, TIMESTAMP);
}
