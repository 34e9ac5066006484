import { CleanroomError } from "../core/errors.js";
import type { Service } from "../services/service.js";
import { ContainerService, type ServicePlace } from "./container-service.js";

/** PostgreSQL: `const db = new Postgres(); await db.start(); db.connectionInfo().postgresUrl()`. */
export class Postgres extends ContainerService {
  constructor(place: ServicePlace = {}, name = "postgres") {
    super(name, name === "postgres" ? {} : { image: "postgres:16-alpine" }, place);
  }

  /** `port`, `user`, `password`, `database`, or any key of a `[[services]]` table. */
  override withConfig(key: string, value: unknown): this {
    const variable = { user: "POSTGRES_USER", password: "POSTGRES_PASSWORD", database: "POSTGRES_DB" }[key];
    return variable === undefined ? super.withConfig(key, value) : this.withEnv(variable, String(value));
  }
}

/** Redis: `const cache = new Redis(); await cache.start(); cache.connectionInfo().redisUrl()`. */
export class Redis extends ContainerService {
  constructor(place: ServicePlace = {}, name = "redis") {
    super(name, name === "redis" ? {} : { image: "redis:7-alpine" }, place);
  }

  /** `port`, `password`, or any key of a `[[services]]` table. */
  override withConfig(key: string, value: unknown): this {
    return key === "password" ? this.withEnv("REDIS_PASSWORD", String(value)) : super.withConfig(key, value);
  }
}

/** Puts a service together: `new ServiceBuilder("postgres").withConfig("database", "testdb").build()`. */
export class ServiceBuilder {
  readonly #service: ContainerService;

  /** @param name `postgres` and `redis` need no image */
  constructor(name: string, place: ServicePlace = {}) {
    this.#service =
      name === "postgres"
        ? new Postgres(place)
        : name === "redis"
          ? new Redis(place)
          : new ContainerService(name, {}, place);
  }

  withConfig(key: string, value: unknown): this {
    this.#service.withConfig(key, value);
    return this;
  }

  withImage(image: string): this {
    this.#service.withImage(image);
    return this;
  }

  withEnv(name: string, value: string): this {
    this.#service.withEnv(name, value);
    return this;
  }

  withStartupTimeout(ms: number): this {
    this.#service.withStartupTimeout(ms);
    return this;
  }

  build(): ContainerService {
    return this.#service;
  }
}

/** Several services that are started and stopped together. */
export class ServiceManager {
  readonly #services: Service[] = [];

  /** Throws ConfigInvalid where there is one of that name. */
  addService(service: Service): this {
    if (this.getServiceByName(service.name) !== null) {
      throw new CleanroomError("ConfigInvalid", `there are two services called ${service.name}`, {
        hint: "Give each a name of its own.",
        context: { service: service.name },
      });
    }
    this.#services.push(service);
    return this;
  }

  getServiceByName(name: string): Service | null {
    return this.#services.find((service) => service.name === name) ?? null;
  }

  /** Starts all at once. Where one fails the others are stopped, and its error is thrown. */
  async startAll(): Promise<void> {
    const outcomes = await Promise.allSettled(this.#services.map((service) => service.start()));
    const failed = outcomes.find((outcome) => outcome.status === "rejected");
    if (failed === undefined) return;
    await this.stopAll().catch(() => undefined);
    throw failed.reason;
  }

  /** Stops all, the last first. Throws the first error, after all were tried. */
  async stopAll(): Promise<void> {
    const errors: unknown[] = [];
    for (const service of this.#services.toReversed()) {
      await service.stop().catch((error: unknown) => errors.push(error));
    }
    if (errors.length > 0) throw errors[0];
  }

  async healthCheck(): Promise<boolean> {
    const healthy = await Promise.all(this.#services.map((service) => service.healthCheck()));
    return healthy.every(Boolean);
  }
}
