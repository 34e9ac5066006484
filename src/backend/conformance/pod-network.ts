import assert from "node:assert/strict";
import { text } from "./place.js";
import { fetching, inPod, type PodPlace, web } from "./pods.js";

const pair = [web("red", 8080), web("blue", 8080)];

async function greeting(pods: PodPlace, name: string): Promise<string> {
  const { host, port } = pods.pod.probeAddress?.(name) ?? pods.pod.address(name);
  const { exitCode, output } = await pods.pod.probe(fetching(host, port), 2000);
  return exitCode === 0 ? output : "";
}

/** Services that need more than one network namespace. */
export const POD_NETWORK = [
  inPod("lets two services listen on the same port", pair, async (pods) => {
    await Promise.all([pods.start("red"), pods.start("blue")]);
    await Promise.all([pods.answers("red"), pods.answers("blue")]);
    const cell = await pods.cell();
    for (const name of ["red", "blue"]) {
      const { host, port } = pods.pod.address(name);
      assert.match(await text(cell, fetching(host, port)), new RegExp(`hello from ${name}`));
    }
  }),

  inPod(
    "cuts off one service and not the others, until it is attached again",
    pair,
    async (pods) => {
      const [red] = await Promise.all([pods.start("red"), pods.start("blue")]);
      await Promise.all([pods.answers("red"), pods.answers("blue")]);
      await red.detach();
      assert.equal(await greeting(pods, "red"), "");
      assert.match(await greeting(pods, "blue"), /hello from blue/);
      assert.equal((await red.exec(["sh", "-c", "exit 3"], 5000)).exitCode, 3);
      await red.attach();
      await pods.answers("red");
    },
    { spec: { detachable: ["red"] } },
  ),

  inPod(
    "gives steps of an open policy the services too",
    [web("web", 8080)],
    async (pods) => {
      await pods.start("web");
      await pods.answers("web");
      const { host, port } = pods.pod.address("web");
      const cell = await pods.cell();
      assert.match(await text(cell, fetching(host, port)), /hello from web/);
    },
    { spec: { network: "full" } },
  ),
];
