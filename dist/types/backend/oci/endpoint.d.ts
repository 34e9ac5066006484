/** The variables of a process, handed in by the doors. */
export type Environment = Readonly<Record<string, string | undefined>>;
/** A place where an engine may listen. */
export type Endpoint = {
    readonly kind: "unix";
    readonly path: string;
} | {
    readonly kind: "tcp";
    readonly host: string;
    readonly port: number;
    readonly tls: boolean;
    readonly certDir: string | null;
};
/** Where to look for an engine: the places in order, or why the configured one can't be used. */
export type Candidates = {
    readonly endpoints: readonly Endpoint[];
} | {
    readonly problem: string;
};
/** An endpoint as people write it, e.g. `unix:///run/podman/podman.sock`. */
export declare function endpointUrl(endpoint: Endpoint): string;
/** Docker's places: DOCKER_HOST alone where it is set, else the standard sockets. */
export declare function dockerCandidates(env: Environment, home: string): Candidates;
/** Podman's places: CONTAINER_HOST or CLEANROOM_PODMAN_SOCKET alone where one is set, else the standard sockets. */
export declare function podmanCandidates(env: Environment, uid: number): Candidates;
