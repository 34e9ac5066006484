import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { networkInterfaces } from "node:os";

/** The kernel's settings of one interface. */
const CONF = (link: string, name: string) => `/proc/sys/net/ipv4/conf/${link}/${name}`;

/** Whether this machine has an interface of that name: whether the engine makes its networks where we are. */
export function isHere(link: string): boolean {
  return existsSync(CONF(link, "rp_filter"));
}

/** Addresses that this machine has in a network of an engine: on the interface that joins it, or one of its gateways. */
export function hostAddresses(link: string | null, gateways: readonly string[]): string[] {
  return Object.entries(networkInterfaces()).flatMap(([name, addresses]) =>
    (addresses ?? [])
      .filter(({ family, address }) => family === "IPv4" && (name === link || gateways.includes(address)))
      .map(({ address }) => `${address} on ${name}`),
  );
}

/**
 * Has the kernel take in nothing through this interface whose sender it would not answer through it: as the interface
 * has no address that is nothing at all, neither multicast nor broadcast. Needs root.
 *
 * @returns whether it is so now, and the setting as read back
 */
export function deafen(link: string): { deaf: boolean; told: string } {
  if (effective(link) !== 1) {
    try {
      writeFileSync(CONF(link, "rp_filter"), "1");
    } catch {
      // Read back below.
    }
  }
  const seen = effective(link);
  const says = seen === 1 ? "takes nothing in from it" : "may take in what is sent to everybody in it";
  return { deaf: seen === 1, told: `host: rp_filter of ${link} is ${seen}: the host ${says}` };
}

/** The larger of the interface's own value and that of all counts (ip-sysctl.rst); 1 is strict, 2 is loose. */
function effective(link: string): number {
  return Math.max(read(CONF(link, "rp_filter")), read(CONF("all", "rp_filter")));
}

function read(path: string): number {
  try {
    return Number(readFileSync(path, "utf8"));
  } catch {
    return 0;
  }
}
