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
  ownedTmpfs: (user, mode) => (user === null ? "mode=1777" : `mode=${mode},${ownerOptions(user)}`),
  volumeBind: (volume, target) => `${volume}:${target}`,
  removesItself: true,
  ulimits: [],
};

function ownerOptions(user: string): string {
  const [uid = "0", gid = uid] = user.split(":");
  return `uid=${uid},gid=${gid}`;
}
