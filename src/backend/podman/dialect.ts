import type { Dialect } from "../oci/dialect.js";
import { podmanCandidates } from "../oci/endpoint.js";

export const PODMAN: Dialect = {
  name: "podman",
  title: "Podman",
  deniedHint: "use your own engine: `systemctl --user start podman.socket`",
  candidates: (env, asker) => podmanCandidates(env, asker.uid),
  isolations: [{ NetworkMode: "none" }],
  openNetworks: [{}, { NetworkMode: "slirp4netns" }, { NetworkMode: "pasta" }],
  // An internal network without names has no gateway, and so its bridge no address.
  privateNetworks: [{ driver: "bridge", options: {} }],
  deadResolvers: [],
  // `U` gives the mount to the container's user; Podman knows no uid= and gid= here.
  ownedTmpfs: (user, mode) => (user === null ? "mode=1777" : `mode=${mode},U`),
  volumeBind: (volume, target) => `${volume}:${target}:U`,
  // Its automatic removal is a process of its own, started when the container has ended.
  removesItself: false,
  // Podman asks for more than it may have where its own capabilities are limited, e.g. inside a VM or container.
  ulimits: [
    { Name: "nofile", Soft: 20_000, Hard: 20_000 },
    { Name: "nproc", Soft: 32_768, Hard: 32_768 },
  ],
};
