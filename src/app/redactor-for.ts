import type { LoadedConfig } from "../config/loaded.js";
import { collectSecrets } from "../redaction/collect.js";
import { Redactor } from "../redaction/redactor.js";
import { rejectionOf } from "../redaction/rejection.js";
import type { RunHandlers, RunRequest } from "./api.js";

/** The redactor of a run: knows the secrets of the environment, of the configuration and those declared. Warns of what it can't cover. */
export function redactorFor(
  request: RunRequest,
  { settings, services, scenarios }: LoadedConfig,
  handlers: RunHandlers,
  more: readonly Readonly<Record<string, string>>[] = [],
): Redactor {
  const patterns = settings.artifacts.redactSensitive ? settings.security.sensitiveEnvPatterns : [];
  const tables = [
    request.env,
    settings.env,
    ...more,
    ...scenarios.flatMap((each) => [each.env, ...each.steps.map((step) => step.env)]),
  ];
  // A database that lives for seconds may well have "test" for a password: nothing to redact, and no reason to warn.
  const ofServices = services
    .flatMap(({ env }) => collectSecrets(env, patterns, []))
    .filter((secret) => rejectionOf(secret.trim()) === null);
  const declared = request.signing.key === null ? request.secrets : [...request.secrets, request.signing.key];
  const redactor = new Redactor([...tables.flatMap((env) => collectSecrets(env, patterns, declared)), ...ofServices]);
  for (const { length, reason } of redactor.rejected) {
    handlers.onEvent({ type: "warning", message: `a secret of ${length} characters can't be redacted: ${reason}` });
  }
  return redactor;
}
