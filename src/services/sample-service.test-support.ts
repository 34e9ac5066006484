import type { ServiceSpec } from "../model/service.js";

/** A service as configured with nothing but a name and an image. */
export function sampleService(over: Partial<ServiceSpec> = {}): ServiceSpec {
  return {
    name: "db",
    location: { file: "cleanroom.toml", line: 1, column: 1 },
    image: "cleanroom-test/busybox:1",
    port: null,
    health: [],
    env: {},
    startupTimeoutMs: 20_000,
    command: null,
    user: null,
    tmpfs: [],
    files: {},
    dependsOn: [],
    shared: false,
    outside: false,
    ...over,
  };
}
