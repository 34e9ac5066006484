import type { RunRequest } from "../app/api.js";
import { examineDeterminism } from "../app/perturb/perturb.js";
import { EXIT } from "../core/errors.js";
import { determinismLines } from "../report/determinism.js";
import { inert } from "../report/text.js";
import type { Io } from "./verb.js";

export interface PerturbView {
  readonly json: boolean;
  readonly quiet: boolean;
}

/**
 * Examines scenarios for what their results depend on, and prints it. Returns 1 where something was found, 3 where
 * nothing could be run.
 */
export async function perturb(request: RunRequest, io: Io, { json, quiet }: PerturbView): Promise<number> {
  const findings = await examineDeterminism(request, {
    signal: io.signal,
    onEvent: (event) => {
      if (event.type === "warning") io.err(`warning: ${inert(event.message)}\n`);
      else if (event.type === "notice" && !quiet && !json) io.err(`${inert(event.message)}\n`);
    },
  });
  if (json) io.out(`${JSON.stringify(findings)}\n`);
  else
    io.out(
      determinismLines(findings)
        .map((line) => `${line}\n`)
        .join(""),
    );
  if (io.signal.aborted) return EXIT.interrupted;
  if (findings.outcome === "not run") return EXIT.infrastructure;
  return findings.outcome === "deterministic" ? EXIT.ok : EXIT.failed;
}
