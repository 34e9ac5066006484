import type { Service } from "../services/service.js";
import { ContainerService, type ServicePlace } from "./container-service.js";
/** PostgreSQL: `const db = new Postgres(); await db.start(); db.connectionInfo().postgresUrl()`. */
export declare class Postgres extends ContainerService {
    constructor(place?: ServicePlace, name?: string);
    /** `port`, `user`, `password`, `database`, or any key of a `[[services]]` table. */
    withConfig(key: string, value: unknown): this;
}
/** Redis: `const cache = new Redis(); await cache.start(); cache.connectionInfo().redisUrl()`. */
export declare class Redis extends ContainerService {
    constructor(place?: ServicePlace, name?: string);
    /** `port`, `password`, or any key of a `[[services]]` table. */
    withConfig(key: string, value: unknown): this;
}
/** Puts a service together: `new ServiceBuilder("postgres").withConfig("database", "testdb").build()`. */
export declare class ServiceBuilder {
    #private;
    /** @param name `postgres` and `redis` need no image */
    constructor(name: string, place?: ServicePlace);
    withConfig(key: string, value: unknown): this;
    withImage(image: string): this;
    withEnv(name: string, value: string): this;
    withStartupTimeout(ms: number): this;
    build(): ContainerService;
}
/** Several services that are started and stopped together. */
export declare class ServiceManager {
    #private;
    /** Throws ConfigInvalid where there is one of that name. */
    addService(service: Service): this;
    getServiceByName(name: string): Service | null;
    /** Starts all at once. Where one fails the others are stopped, and its error is thrown. */
    startAll(): Promise<void>;
    /** Stops all, the last first. Throws the first error, after all were tried. */
    stopAll(): Promise<void>;
    healthCheck(): Promise<boolean>;
}
