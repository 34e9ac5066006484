import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import { phrase, type Theme } from "../vocabulary.js";

/** A server of the scenario's own, for programs that fetch things. */
export const WEB_SERVER: Theme = {
  title: "A web server on this machine",
  phrases: [
    phrase(
      "a web server that answers {text}",
      "Serves this text at every path until the scenario is over. `<server>` in a list of arguments stands for its host and port, at an address that containers with a network reach.",
      'Given a web server that answers "hello"',
      async (world, text: string) => {
        const server = createServer((_request, response) => response.end(text));
        await new Promise<void>((resolve, reject) => {
          server.on("error", reject);
          server.listen(0, "0.0.0.0", resolve);
        });
        world.onClose(() => {
          server.closeAllConnections();
          server.close();
        });
        const { port } = server.address() as AddressInfo;
        world.state["server"] = `${ownAddress()}:${port}`;
      },
    ),
  ],
};

/** An IPv4 address of this machine that is not its loopback, if it has one. */
function ownAddress(): string {
  const all = Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ family, internal }) => family === "IPv4" && !internal)
      .map(({ address }) => ({ name, address })),
  );
  const outside = all.find(({ name }) => !/^(docker|br-|podman|cni|veth)/.test(name)) ?? all[0];
  return outside?.address ?? "127.0.0.1";
}
