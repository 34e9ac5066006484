import { describe, expect, it } from "vitest";
import { serviceSpec } from "./local/listening-pod.test-support.js";
import type { PodSpec } from "./pod.js";
import { BackendSelector } from "./select.js";

const SPEC: PodSpec = {
  runId: "test",
  image: null,
  services: [serviceSpec("db", 5432)],
  network: "none",
  detachable: [],
  tempDir: "/nonexistent",
};

describe("services of the local backend", () => {
  it("need an engine, and say what was tried where none answers", async () => {
    const env = {
      ...process.env,
      DOCKER_HOST: "unix:///nonexistent/d.sock",
      CONTAINER_HOST: "unix:///nonexistent/p.sock",
    };
    const { CLEANROOM_PODMAN_SOCKET: _, ...without } = env as Record<string, string | undefined>;
    const { backend } = await new BackendSelector(without).select("local");
    const error = await backend?.openPod?.(SPEC).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: "EngineUnavailable", context: { services: ["db"] } });
    const { message } = error as Error;
    expect(message).toMatch(
      /^services need docker or podman; docker: .*\/nonexistent\/d\.sock.*; podman: .*\/nonexistent\/p\.sock/,
    );
  });
});
