import { Place } from "../../conformance/place.js";
import { service, web } from "../../conformance/pods.js";
import { createDockerBackend } from "../../docker/docker.js";
import { createPodmanBackend } from "../../podman/podman.js";

/** A program for tests to kill: opens a pod on the engine named, starts its services, and stays. */
const [engine, image = ""] = process.argv.slice(2);
const backend = engine === "docker" ? createDockerBackend(process.env) : createPodmanBackend(process.env);
const place = new Place(backend, { image });
const services = [web("web", 8080), service("quiet", { command: ["sleep", "3600"] })].map((each) => ({
  ...each,
  image,
}));
const pod = await place.openPod(services, { runId: `pod-${process.pid}`, detachable: ["web"] });
for (const each of services) await pod.start(each, { log: () => undefined });
process.stdout.write(`ready ${place.dir}\n`);
setInterval(() => undefined, 60_000);
