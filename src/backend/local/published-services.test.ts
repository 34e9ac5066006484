import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ServiceSpec } from "../../model/service.js";
import type { Backend, Cell } from "../backend.js";
import { pointAt, testEngines } from "../oci/engines.test-support.js";
import type { Pod, PodSpec } from "../pod.js";
import { BackendSelector } from "../select.js";
import { makePlace, type Place, shell } from "./cells.test-support.js";
import { serviceSpec } from "./listening-pod.test-support.js";
import { describeSandbox } from "./local.js";

const { mode } = await describeSandbox(process.env);
const engines = await testEngines();

function web(name: string, text: string): ServiceSpec {
  const command = ["httpd", "-f", "-p", "8080", "-h", "/www"];
  return serviceSpec(name, 8080, { command, user: "1000:1000", files: { "/www/index.html": text } });
}

describe.skipIf(mode === "bare").each(engines)("services on $name for the local backend", (engine) => {
  describe.skipIf(!engine.available)("that answers", { timeout: 120_000 }, () => {
    const services = [web("web", "one"), web("other", "two")];
    let place: Place;
    let backend: Backend;
    let pod: Pod;

    beforeAll(async () => {
      const nowhere = { ...pointAt("docker", "/nonexistent"), ...pointAt("podman", "/nonexistent") };
      const env = { ...process.env, ...nowhere, ...pointAt(engine.name, engine.socket) };
      const selected = await new BackendSelector(env).select("local");
      if (selected.backend?.openPod === undefined) throw new Error("no pod");
      backend = selected.backend;
      place = makePlace({ "get.mjs": GET });
      const spec: PodSpec = {
        ...{ runId: `local-${process.pid}`, image: null, services, network: "none", detachable: [] },
        tempDir: place.spec.tempDir,
      };
      pod = await selected.backend.openPod(spec);
      await Promise.all(services.map((service) => pod.start(service, { log: () => undefined })));
    }, 120_000);
    afterAll(async () => {
      await pod?.close();
      place?.dispose();
    });

    async function within<T>(work: (cell: Cell) => Promise<T>): Promise<T> {
      const cell = await backend.open({ ...place.spec, pod });
      try {
        return await work(cell);
      } finally {
        await cell.close();
      }
    }

    it("answer by name and port from inside a sandbox, each the right one", async () => {
      const { stdout } = await within((cell) => shell(cell, "node get.mjs web 8080; node get.mjs other 8080"));
      expect(stdout).toBe("one\ntwo\n");
    });

    it("are probed where they listen", async () => {
      const { host, port } = pod.probeAddress?.("web") ?? pod.address("web");
      const ask = `printf 'GET / HTTP/1.0\\r\\n\\r\\n' | nc -w 5 ${host} ${port} | grep one`;
      await expect.poll(async () => (await pod.probe(ask, 5000)).output).toBe("one");
    });

    it("are led to by several cells at once, and by nothing else that the engine publishes", async () => {
      const outputs = await Promise.all(
        [0, 1, 2].map(() => within((cell) => shell(cell, "for n in 1 2 3 4 5; do node get.mjs web 8080; done"))),
      );
      expect(outputs.map(({ stdout }) => stdout)).toEqual(Array.from({ length: 3 }, () => "one\n".repeat(5)));
      const { stdout } = await within((cell) =>
        shell(cell, "node get.mjs 172.17.0.1 8080; node get.mjs 127.0.0.1 8081"),
      );
      expect(stdout).toBe("ENETUNREACH\nECONNREFUSED\n");
    });

    it("tell how they are kept", async () => {
      expect(pod.evidence[0]).toMatch(/^the services' own network, which the step is not in: engine: /);
      const { interfaces, evidence } = await within(async (cell) => cell.observation);
      expect(interfaces).toEqual(["lo"]);
      expect(evidence["network"]?.join("\n")).toContain("to service web and nowhere else");
    });
  });
});

/** For steps: prints what the web server answers, asked again while it is not there yet. */
const GET = `const [host, port] = process.argv.slice(2);
for (let tries = 0; ; tries += 1) {
  try {
    console.log(await (await fetch("http://" + host + ":" + port + "/")).text());
    break;
  } catch (error) {
    const code = error.cause?.code ?? error.message;
    if (tries > 200 || !["ECONNRESET", "UND_ERR_SOCKET"].includes(code)) { console.log(code); break; }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
`;
