import { type Standalone, startStandalone } from "../app/standalone.js";
import { CleanroomError } from "../core/errors.js";
import type { ConnectionInfo } from "../services/connection-info.js";
import type { Service } from "../services/service.js";
import { PortLead } from "./port-lead.js";

type Table = Readonly<Record<string, unknown>>;

/** Where a service is looked for and started; the process's own by default. */
export interface ServicePlace {
  /** The project whose `[images]` hold. */
  readonly cwd?: string;
  readonly processEnv?: Readonly<Record<string, string | undefined>>;
}

/**
 * A service in a container: for the scenarios that are given it, or by itself between `start` and `stop`, reached on
 * this machine. Its settings are those of a `[[services]]` table.
 */
export class ContainerService implements Service {
  #table: Table;
  #starting: Promise<Running> | null = null;
  #running: Running | null = null;

  /** @param settings keys of a `[[services]]` table, e.g. `{ image: "postgres:16-alpine" }` */
  constructor(
    readonly name: string,
    settings: Table = {},
    readonly place: ServicePlace = {},
  ) {
    this.#table = { ...settings, name };
  }

  /** The `[[services]]` table that it stands for. */
  get table(): Table {
    return this.#table;
  }

  /** Any key of a `[[services]]` table; `port` and times may be text. */
  withConfig(key: string, value: unknown): this {
    const number = ["port", "startup_timeout_ms"].includes(key) && typeof value === "string" && /^\d+$/.test(value);
    this.#table = { ...this.#table, [key]: number ? Number(value) : value };
    return this;
  }

  withImage(image: string): this {
    return this.withConfig("image", image);
  }

  withEnv(name: string, value: string): this {
    return this.withConfig("env", { ...(this.#table["env"] as Table | undefined), [name]: value });
  }

  /** Milliseconds until it must be ready. */
  withStartupTimeout(ms: number): this {
    return this.withConfig("startup_timeout_ms", ms);
  }

  /** Starts it and waits until it is ready. Throws CleanroomError. Does nothing where it runs. */
  async start(): Promise<void> {
    this.#starting ??= this.#start();
    try {
      this.#running = await this.#starting;
    } catch (error) {
      this.#starting = null;
      throw error;
    }
  }

  async stop(): Promise<void> {
    const running = await this.#starting?.catch(() => null);
    this.#starting = null;
    this.#running = null;
    await running?.lead?.close();
    await running?.standalone.close();
  }

  async healthCheck(): Promise<boolean> {
    return (await this.#running?.standalone.healthy()) ?? false;
  }

  connectionInfo(): ConnectionInfo {
    const connection = this.#running?.connection ?? null;
    if (connection !== null) return connection;
    const why = this.#running === null ? "is not running" : "has no port";
    throw new CleanroomError("ServiceUnhealthy", `service ${JSON.stringify(this.name)} ${why}`, {
      hint: this.#running === null ? "Await its start() first." : "Give it a `port`.",
      context: { service: this.name },
    });
  }

  /** What it has written since it was started, secrets redacted. */
  logs(): string {
    return this.#running?.standalone.log() ?? "";
  }

  async #start(): Promise<Running> {
    const { cwd = process.cwd(), processEnv = process.env } = this.place;
    const standalone = await startStandalone({ name: this.name, table: this.#table, cwd, env: processEnv });
    const { connection } = standalone;
    if (connection === null) return { standalone, connection, lead: null };
    try {
      const lead = await PortLead.open(connection.port, standalone.port, this.#table["port"] !== undefined);
      return { standalone, connection: lead === null ? connection : connection.at(lead.port), lead };
    } catch (error) {
      await standalone.close();
      throw error;
    }
  }
}

interface Running {
  readonly standalone: Standalone;
  readonly connection: ConnectionInfo | null;
  readonly lead: PortLead | null;
}
