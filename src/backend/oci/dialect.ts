import type Dockerode from "dockerode";
import type { Candidates, Environment } from "./endpoint.js";

/** Who is asking: what the choice of sockets depends on besides the environment. */
export interface Asker {
  readonly home: string;
  readonly uid: number;
}

/** In what one engine differs from the other behind the same API. */
export interface Dialect {
  readonly name: "docker" | "podman";
  readonly title: string;
  /** What to do about a socket that denies access. */
  readonly deniedHint: string;
  candidates(env: Environment, asker: Asker): Candidates;
  /** Ways to ask for a network with nothing but `lo`, the cheapest first. */
  readonly isolations: readonly Partial<NetworkRequest>[];
  /** Ways to ask for the engine's own network, the usual one first; a rootless engine may lack what that needs. */
  readonly openNetworks: readonly Partial<NetworkRequest>[];
  /** Ways to ask for a network of containers that the host has no part in, the best first. */
  readonly privateNetworks: readonly PrivateNetwork[];
  /** Addresses of resolvers that know nobody, where the engine brings one of its own that would ask others. */
  readonly deadResolvers: readonly string[];
  /**
   * Mount options of a tmpfs that belongs to `user`; to everybody where that is null. Ownership is what counts: runc
   * may give the mount the mode that its folder has in the image.
   */
  ownedTmpfs(user: string | null, mode: "0755" | "1777"): string;
  /** A named volume at `target`, as an entry of HostConfig.Binds. */
  volumeBind(volume: string, target: string): string;
  /** Whether a container that has ended is gone sooner when it is left alone than when it is asked to go. */
  readonly removesItself: boolean;
  /** Limits that the request has to name because the engine's defaults can't be set on some hosts. */
  readonly ulimits: readonly { Name: string; Soft: number; Hard: number }[];
}

/** A way to ask for a network whose members reach each other and nobody else. */
export interface PrivateNetwork {
  readonly driver: "bridge" | "macvlan";
  /** The engine's own options. */
  readonly options: Readonly<Record<string, string>>;
}

export interface NetworkRequest {
  readonly NetworkDisabled: boolean;
  readonly NetworkMode: string;
}

export type CreateRequest = Dockerode.ContainerCreateOptions & { HostConfig: Dockerode.HostConfig };
