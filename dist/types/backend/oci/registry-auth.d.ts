import type { Environment } from "./endpoint.js";
/** What an engine needs to pull from a registry that asks who is there. Never logged. */
export interface RegistryAuth {
    readonly username: string;
    readonly password: string;
    readonly serveraddress: string;
}
/** The registry of an image's name, as Docker reads it: `docker.io` unless the first part looks like a host. */
export declare function registryOf(image: string): string;
/** The login for an image's registry from the files that `docker login` and `podman login` write, if there is one. */
export declare function findAuth(image: string, env: Environment, home: string): RegistryAuth | null;
