import { PROVENANCE } from "../../evidence/statements.js";
import type { PartReport } from "../../model/report.js";

/**
 * The run of a CI, and the attempt at it, that a run was part of, from its signed provenance. Null where that tells none:
 * not every CI counts attempts.
 *
 * @param attestations verified
 */
export function ciOf(attestations: Buffer | undefined): PartReport["ci"] {
  for (const line of attestations?.toString("utf8").split("\n") ?? []) {
    if (line === "") continue;
    const payload = at(parse(line), "payload");
    const statement = typeof payload === "string" ? parse(Buffer.from(payload, "base64").toString("utf8")) : null;
    if (at(statement, "predicateType") !== PROVENANCE) continue;
    const ci = at(at(at(at(statement, "predicate"), "buildDefinition"), "externalParameters"), "ci");
    const [id, repository, run, attempt] = ["id", "repository", "runId", "attempt"].map((key) => at(ci, key));
    if (typeof run !== "string" || typeof attempt !== "string" || !/^\d{1,9}$/.test(attempt)) return null;
    return { run: [repository ?? id, run].join("#"), attempt: Number(attempt) };
  }
  return null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
