import { describe, expect, it } from "vitest";
import { SERVICE_IMAGES } from "../../config/service-images.js";
import type { ServiceSpec } from "../../model/service.js";
import { reachedService, serviceEnvironment } from "../environment.js";
import { sampleService } from "../sample-service.test-support.js";
import { completeService, connectionOf } from "./catalogue.js";

const url = (spec: ServiceSpec) => connectionOf(completeService(spec), "db", 5432)?.url;

describe("the catalogue", () => {
  it.each([
    "postgres",
    "postgres:16-alpine",
    "docker.io/library/postgres@sha256:0",
    "localhost:5000/a/postgres:16@sha256:0",
  ])("knows PostgreSQL by the image %s", (image) => {
    expect(completeService(sampleService({ image }))).toMatchObject({ kind: "postgres", port: 5432, user: "postgres" });
  });

  it("leaves the user to the image where a command of one's own may count on it", () => {
    const spec = sampleService({ image: "postgres", command: ["sh", "-c", "runuser -u postgres -- postgres"] });
    expect(completeService(spec).user).toBeNull();
  });

  it.each(["acme/postgres-exporter:1", "postgresql", "mypostgres"])("leaves %s as it is", (image) => {
    const spec = sampleService({ image });
    expect(completeService(spec)).toBe(spec);
  });

  it("knows the images that need not be named", () => {
    for (const [kind, image] of Object.entries(SERVICE_IMAGES)) {
      expect(completeService(sampleService({ image })).kind).toBe(kind);
    }
  });

  it("lets the configuration win key by key", () => {
    const spec = sampleService({
      image: "postgres",
      port: 5433,
      user: "70",
      tmpfs: ["/pg"],
      health: [{ kind: "tcp", port: 5433 }],
      env: { POSTGRES_USER: "app", POSTGRES_PASSWORD: "p@ss/word" },
    });
    const complete = completeService(spec);
    expect(complete).toMatchObject({ port: 5433, user: "70", tmpfs: ["/pg"], health: spec.health });
    expect(complete.env).toEqual({
      POSTGRES_USER: "app",
      POSTGRES_PASSWORD: "p@ss/word",
      POSTGRES_DB: "app",
      PGDATA: "/pg/pgdata",
      PGPORT: "5433",
    });
    expect(url(spec)).toBe("postgresql://app:p%40ss%2Fword@db:5432/app");
  });

  it("gives URLs that fit how the server was told to authenticate", () => {
    expect(url(sampleService({ image: "postgres" }))).toBe("postgresql://postgres:postgres@db:5432/postgres");
    const trusting = sampleService({ image: "postgres", env: { POSTGRES_HOST_AUTH_METHOD: "trust" } });
    expect(url(trusting)).toBe("postgresql://postgres@db:5432/postgres");
    expect(url(sampleService({ image: "redis:7" }))).toBe("redis://db:5432");
    const locked = sampleService({ image: "redis", command: ["redis-server", "--requirepass", "s3cret"] });
    expect(url(locked)).toBe("redis://:s3cret@db:5432");
  });

  it("gives Redis the port and the password it is configured to have", () => {
    const spec = sampleService({ image: "redis", port: 6380, env: { REDIS_PASSWORD: "s3cret" } });
    expect(completeService(spec).command).toEqual(["redis-server", "--port", "6380", "--requirepass", "s3cret"]);
    expect(url(spec)).toBe("redis://:s3cret@db:5432");
  });
});

describe("the environment of steps", () => {
  const reached = (over: Partial<ServiceSpec>) => {
    const spec = completeService(sampleService(over));
    return reachedService(spec, { host: spec.name, port: spec.port });
  };

  it("names host, port and URL of each service, and the usual variables", () => {
    expect(
      serviceEnvironment([
        reached({ name: "main-db", image: "postgres" }),
        reached({ name: "cache", image: "redis:7" }),
        reached({ name: "web.api", image: "acme/api", port: 8080 }),
        reached({ name: "worker", image: "acme/worker" }),
      ]),
    ).toEqual({
      MAIN_DB_HOST: "main-db",
      MAIN_DB_PORT: "5432",
      MAIN_DB_URL: "postgresql://postgres:postgres@main-db:5432/postgres",
      DATABASE_URL: "postgresql://postgres:postgres@main-db:5432/postgres",
      CACHE_HOST: "cache",
      CACHE_PORT: "6379",
      CACHE_URL: "redis://cache:6379",
      REDIS_URL: "redis://cache:6379",
      WEB_API_HOST: "web.api",
      WEB_API_PORT: "8080",
      WORKER_HOST: "worker",
    });
  });

  it("leaves the usual variable out where two services could be meant", () => {
    const env = serviceEnvironment([
      reached({ name: "a", image: "postgres" }),
      reached({ name: "b", image: "postgres" }),
    ]);
    expect(env).not.toHaveProperty("DATABASE_URL");
    expect(env).toHaveProperty("A_URL");
  });
});
