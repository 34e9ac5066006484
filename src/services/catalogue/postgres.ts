import { ConnectionInfo } from "../connection-info.js";
import type { CatalogueEntry } from "./entry.js";

const PORT = 5432;
/** A folder that no version of the image declares as a volume or looks at by itself. */
const DATA = "/var/lib/cleanroom";

/** PostgreSQL as the official image has it. Source: https://github.com/docker-library/docs/tree/master/postgres */
export const POSTGRES: CatalogueEntry = {
  kind: "postgres",
  variable: "DATABASE_URL",
  complete: (spec) => {
    const port = spec.port ?? PORT;
    const user = spec.env["POSTGRES_USER"] ?? "postgres";
    const data = spec.tmpfs[0] ?? DATA;
    return {
      ...spec,
      port,
      env: {
        POSTGRES_PASSWORD: "postgres",
        POSTGRES_DB: user,
        // initdb wants a folder of its own user, which the root of a tmpfs is not.
        PGDATA: `${data}/pgdata`,
        ...(port === PORT ? {} : { PGPORT: String(port) }),
        ...spec.env,
        POSTGRES_USER: user,
      },
      // A command of the user's own may count on the image's user, e.g. to change from it.
      user: spec.user ?? (spec.command === null ? "postgres" : null),
      tmpfs: spec.tmpfs.length === 0 ? [data] : spec.tmpfs,
      // While the image makes its database, a server of its own listens on the unix socket alone.
      health:
        spec.health.length === 0
          ? [{ kind: "command", command: `pg_isready -q -h 127.0.0.1 -p ${port}` }]
          : spec.health,
    };
  },
  connection: ({ env }, host, port) =>
    new ConnectionInfo(host, port, {
      scheme: "postgresql",
      user: env["POSTGRES_USER"] ?? null,
      password: env["POSTGRES_HOST_AUTH_METHOD"] === "trust" ? null : (env["POSTGRES_PASSWORD"] ?? null),
      database: env["POSTGRES_DB"] ?? null,
    }),
};
