import type { Holder } from "./holder.js";

/** Files in which the kernel describes the network of whoever reads them. */
export const NETWORK_FACTS = ["/proc/net/dev", "/proc/net/route", "/proc/net/ipv6_route"] as const;

/** Milliseconds that the holder has to read one of them. */
const READ_MS = 10_000;

/** What the kernel says of a pod's network inside, by path. */
export async function readFacts(holder: Holder): Promise<Record<string, string>> {
  const read = async (path: string): Promise<[string, string][]> => {
    const script = `while IFS= read -r line; do printf '%s\\n' "$line"; done <${path}`;
    const { exitCode, output } = await holder.probe(script, READ_MS);
    return exitCode === null || output === "" ? [] : [[path, output]];
  };
  return Object.fromEntries((await Promise.all(NETWORK_FACTS.map(read))).flat());
}
