import type { LoadedConfig } from "../config/loaded.js";
import { collectSecrets } from "../redaction/collect.js";
import { Redactor } from "../redaction/redactor.js";
import type { RunHandlers, RunRequest } from "./api.js";

/** The redactor of a run: knows the secrets of the environment, of the configuration and those declared. Warns of what it can't cover. */
export function redactorFor(
  request: RunRequest,
  { settings, scenarios }: LoadedConfig,
  handlers: RunHandlers,
): Redactor {
  const patterns = settings.artifacts.redactSensitive ? settings.security.sensitiveEnvPatterns : [];
  const tables = [
    request.env,
    settings.env,
    ...scenarios.flatMap((each) => [each.env, ...each.steps.map((step) => step.env)]),
  ];
  const declared = request.signing.key === null ? request.secrets : [...request.secrets, request.signing.key];
  const redactor = new Redactor(tables.flatMap((env) => collectSecrets(env, patterns, declared)));
  for (const { length, reason } of redactor.rejected) {
    handlers.onEvent({ type: "warning", message: `a secret of ${length} characters can't be redacted: ${reason}` });
  }
  return redactor;
}
