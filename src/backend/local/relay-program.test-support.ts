import { openListeners } from "./relay-listener.js";

/** Waits in its own network namespace for an address that never comes up, to be killed meanwhile. */
const network = { words: ["--net=/proc/self/ns/net"], fds: [], leave: () => undefined };
const options = { path: process.env["PATH"] ?? "", elevate: [], signal: new AbortController().signal };
await openListeners(network, [{ host: "203.0.113.7", port: 1000 }], options);
