import { CleanroomError, type ErrorKind } from "../core/errors.js";
import type { Redactor } from "../redaction/redactor.js";
import type { ServiceLog } from "./service-log.js";

/** Lines of the log that the error's context holds, and those of them that its message shows. */
const LINES = { context: 50, message: 15 };

export interface Trouble {
  /** What happened, after the service's name, e.g. `was not ready within 500 ms`. */
  readonly what: string;
  readonly hint: string;
  readonly exitCode?: number | null;
  /** What the last probe said. */
  readonly lastProbe?: string | null;
  readonly kind?: ErrorKind;
  readonly cause?: unknown;
  readonly context?: Readonly<Record<string, unknown>>;
}

/** The failure of one service with all that helps to see why. Redacted. */
export function unhealthy(
  spec: { readonly name: string; readonly image: string | null },
  log: ServiceLog,
  redactor: Redactor,
  trouble: Trouble,
): CleanroomError {
  const { what, hint, exitCode = null, lastProbe = null, kind = "ServiceUnhealthy", cause, context = {} } = trouble;
  const lines = log.lastLines(LINES.context);
  const parts = [
    `service ${JSON.stringify(spec.name)} ${what}`,
    ...(lastProbe === null ? [] : [`the last probe: ${lastProbe}`]),
    ...(lines.length === 0
      ? ["its log is empty"]
      : ["its log ended with:", ...lines.slice(-LINES.message).map((line) => `    ${line}`)]),
  ];
  return new CleanroomError(kind, redactor.text(parts.join("\n")), {
    hint: redactor.text(hint),
    context: redactor.json({
      ...context,
      service: spec.name,
      image: spec.image,
      exit_code: exitCode,
      last_log_lines: lines,
      last_probe: lastProbe,
    }),
    ...(cause === undefined ? {} : { cause }),
  });
}
