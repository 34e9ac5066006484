import { ConnectionInfo } from "../connection-info.js";
import type { CatalogueEntry } from "./entry.js";

const PORT = 6379;

/** Redis as the official image has it, with REDIS_PASSWORD in its environment as its password. Source: https://github.com/docker-library/docs/tree/master/redis */
export const REDIS: CatalogueEntry = {
  kind: "redis",
  variable: "REDIS_URL",
  complete: (spec) => {
    const port = spec.port ?? PORT;
    const password = spec.env["REDIS_PASSWORD"];
    const options = [
      ...(port === PORT ? [] : ["--port", String(port)]),
      ...(password === undefined ? [] : ["--requirepass", password]),
    ];
    return {
      ...spec,
      port,
      command: spec.command ?? (options.length === 0 ? null : ["redis-server", ...options]),
      user: spec.user ?? (spec.command === null ? "redis" : null),
      tmpfs: spec.tmpfs.length === 0 ? ["/data"] : spec.tmpfs,
      health:
        spec.health.length === 0
          ? [
              {
                kind: "any",
                of: [
                  { kind: "log", text: "Ready to accept connections", times: 1 },
                  // A server that asks for a password is ready too.
                  { kind: "command", command: `redis-cli -p ${port} ping | grep -qE 'PONG|NOAUTH'` },
                ],
              },
            ]
          : spec.health,
    };
  },
  connection: ({ command }, host, port) =>
    new ConnectionInfo(host, port, { scheme: "redis", password: passwordIn(command ?? []) }),
};

function passwordIn(command: readonly string[]): string | null {
  const at = command.indexOf("--requirepass");
  return at === -1 ? null : (command[at + 1] ?? null);
}
