import { Place, sh } from "../conformance/place.js";
import { createDockerBackend } from "../docker/docker.js";
import { createPodmanBackend } from "../podman/podman.js";

/** A program for tests to kill: opens a cell on the engine and from the image named, and stays in a step of it. */
const [engine, image = null] = process.argv.slice(2);
const backend = engine === "docker" ? createDockerBackend(process.env) : createPodmanBackend(process.env);
const place = new Place(backend, { image });
const cell = await place.open({ runId: `client-${process.pid}` });
process.stdout.write(`ready ${place.dir}\n`);
await sh(cell, "sleep 3600", { timeoutMs: null });
