import { createSocket } from "node:dgram";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { networkInterfaces } from "node:os";

/** Servers of this host on every address it has, by TCP and UDP: what a step must not reach. */
export class HostListener {
  private constructor(
    readonly port: number,
    /** Who came, e.g. `tcp 10.0.0.2` or `udp 10.0.0.2: text`. */
    readonly visitors: readonly string[],
    readonly close: () => void,
  ) {}

  static async open(): Promise<HostListener> {
    const heard: string[] = [];
    const tcp = createServer((socket) => {
      heard.push(`tcp ${socket.remoteAddress}`);
      socket.on("error", () => undefined);
      socket.end("host\n");
    });
    // `::` takes IPv4 too.
    tcp.listen(0, "::");
    await once(tcp, "listening");
    const { port } = tcp.address() as AddressInfo;
    const udp = [createSocket("udp4"), createSocket({ type: "udp6", ipv6Only: true })];
    for (const socket of udp) {
      socket.on("message", (text, { address }) => heard.push(`udp ${address}: ${text}`));
      socket.bind(port);
      await once(socket, "listening");
    }
    return new HostListener(port, heard, () => {
      tcp.close();
      for (const socket of udp) socket.close();
    });
  }
}

/** Every address of this host but those of loopback; IPv6 link-local ones with each of these interfaces as scope. */
export function hostAddresses(scopes: readonly string[]): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all
    .filter(({ internal }) => !internal)
    .flatMap(({ address }) => (address.startsWith("fe80") ? scopes.map((name) => `${address}%${name}`) : [address]));
}
