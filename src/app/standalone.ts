import { BackendSelector } from "../backend/select.js";
import { loadConfig } from "../config/load.js";
import { asCleanroomError, CleanroomError } from "../core/errors.js";
import { substituted } from "../plan/substitute.js";
import { collectSecrets, DEFAULT_SENSITIVE_PATTERNS } from "../redaction/collect.js";
import { Redactor } from "../redaction/redactor.js";
import { completeService, connectionOf } from "../services/catalogue/catalogue.js";
import { ConnectionInfo } from "../services/connection-info.js";
import { Services } from "../services/lifecycle.js";
import { newRunId } from "./run-id.js";
import { makeTempDir, removeTempDir } from "./temp-dir.js";
import { startWatchdog } from "./watchdog.js";

/** Bytes kept of the log. */
const LOG_BYTES = 1024 * 1024;
/** Milliseconds that a look at its health may take. */
const PROBE_MS = 5_000;

/** A service outside of any run. */
export interface Standalone {
  /** How this machine reaches it, null for a service without a port. */
  readonly connection: ConnectionInfo | null;
  /** Its own port, which is not that on which this machine reaches it. */
  readonly port: number | null;
  healthy(): Promise<boolean>;
  /** What it has written so far. */
  log(): string;
  /** Removes it. Idempotent. */
  close(): Promise<void>;
}

export interface StandaloneRequest {
  readonly name: string;
  /** As a `[[services]]` table. */
  readonly table: Readonly<Record<string, unknown>>;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Starts one service on an engine of this machine, its port published on the loopback interface, and waits until it is
 * ready. Throws CleanroomError: ConfigInvalid, EngineUnavailable, ImageUnavailable, ServiceUnhealthy. Should this
 * process be killed, it is removed all the same.
 */
export async function startStandalone({ name, table, cwd, env }: StandaloneRequest): Promise<Standalone> {
  const overrides = [
    { key: "services", value: [table], origin: `service ${JSON.stringify(name)}` },
    // Those of the project's scenarios are none of its business.
    { key: "scenarios", value: [], origin: "standalone" },
    { key: "default_services", value: [], origin: "standalone" },
  ];
  const { services: configured, settings } = await loadConfig({ cwd, env, configPath: null, overrides });
  const [own] = configured;
  if (own === undefined) {
    throw new CleanroomError("ConfigInvalid", `no service ${name} is configured`, { hint: "Give it a name." });
  }
  const spec = { ...completeService(own), image: substituted(own.image, settings.images) };
  // The backend of this very machine gives services to its processes.
  const selected = await new BackendSelector(env).select("local");
  if (selected.backend === null) {
    throw new CleanroomError("EngineUnavailable", selected.reason, { hint: "See `cleanroom doctor`." });
  }
  const runId = newRunId();
  const watchdog = startWatchdog(runId, env);
  const tempDir = makeTempDir(runId);
  const services = new Services({
    backend: selected.backend,
    pod: { runId, image: null, services: [spec], network: "full", detachable: [], tempDir },
    redactor: new Redactor(collectSecrets(spec.env, DEFAULT_SENSITIVE_PATTERNS, [])),
    logBytes: LOG_BYTES,
    signal: new AbortController().signal,
  });
  const close = async () => {
    const failure = await services.close().then(() => null, asCleanroomError);
    removeTempDir(tempDir);
    watchdog.release(failure === null);
    if (failure !== null) throw failure;
  };
  try {
    await services.ready;
    const { host, port } = (await services.pod).address(name);
    const connection = port === null ? null : (connectionOf(spec, host, port) ?? new ConnectionInfo(host, port));
    return {
      connection,
      port: spec.port,
      healthy: () => services.probe(name, PROBE_MS),
      log: () => services.log(name)?.text() ?? "",
      close,
    };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}
