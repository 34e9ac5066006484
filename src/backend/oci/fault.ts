/** What went wrong with one call of an engine. */
export interface Fault {
  /** HTTP status of the answer; null where there was none. */
  readonly status: number | null;
  /** errno name of a failed connection, e.g. ECONNREFUSED; null where the engine answered. */
  readonly code: string | null;
  /** The engine's own words, on one line. */
  readonly message: string;
}

/** Reads anything that was thrown by an engine call. */
export function faultOf(error: unknown): Fault {
  const { statusCode, code, json } =
    typeof error === "object" && error !== null ? (error as Record<string, unknown>) : {};
  const said = typeof json === "object" && json !== null ? (json as Record<string, unknown>)["message"] : undefined;
  const text = typeof said === "string" ? said : error instanceof Error ? error.message : String(error);
  return {
    status: typeof statusCode === "number" ? statusCode : null,
    code: typeof code === "string" ? code : null,
    message: text
      .replace(/^\(HTTP code \d+\) [^-]* - /, "")
      .trim()
      .replaceAll(/\s+/g, " "),
  };
}
