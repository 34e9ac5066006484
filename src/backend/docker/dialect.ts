import type { Dialect } from "../oci/dialect.js";
import { dockerCandidates } from "../oci/endpoint.js";

export const DOCKER: Dialect = {
  name: "docker",
  title: "Docker",
  deniedHint: "add the user to the group `docker` (then log in again), or use rootless Docker or Podman",
  candidates: (env, asker) => dockerCandidates(env, asker.home),
  // A start with NetworkMode none costs twice as much as one without any network set up.
  isolations: [{ NetworkDisabled: true }, { NetworkMode: "none" }],
  openNetworks: [{}],
  // Without a parent, macvlan hangs on a link that leads nowhere, not even to the host; not every kernel has it. A bridge
  // without an address is the next best: the host still hears what is sent to everybody.
  privateNetworks: [
    { driver: "macvlan", options: {} },
    { driver: "bridge", options: { "com.docker.network.bridge.inhibit_ipv4": "true" } },
  ],
  // Docker's resolver is inside every container of a network, and hands on what it does not know (CVE-2024-29018).
  deadResolvers: ["240.0.0.53"],
  ownedTmpfs: (user, mode) => (user === null ? "mode=1777" : `mode=${mode},${ownerOptions(user)}`),
  volumeBind: (volume, target) => `${volume}:${target}`,
  removesItself: true,
  ulimits: [],
};

function ownerOptions(user: string): string {
  const [uid = "0", gid = uid] = user.split(":");
  return `uid=${uid},gid=${gid}`;
}
