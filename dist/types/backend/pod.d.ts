import type { ServiceSpec } from "../model/service.js";
/**
 * The private network of one scenario's services, as a backend gives it. Everything in it was made by this run and goes
 * with `close`. Steps join it through `CellSpec.pod`; probes are made from where the step stands.
 */
export interface Pod {
    /** Where a step reaches the service, and by what name. Known once the service was started. */
    address(service: string): ServiceAddress;
    /** Where `probe` reaches the service, for pods whose probes are not made where the step stands; absent: as `address`. */
    probeAddress?(service: string): ServiceAddress;
    /** Whether services stand in the very network of the probes, so that their sockets are listed there. */
    readonly sharesNetwork?: boolean;
    /**
     * Starts the container of one service; resolves once the engine has started it (not: once it is ready). Throws
     * CleanroomError: ImageUnavailable, ServiceUnhealthy (the engine could not start it), EngineUnavailable.
     */
    start(service: ServiceSpec, sinks: ServiceSinks): Promise<ServiceContainer>;
    /** Runs a POSIX sh script in the network of the step; its tools are those of the step's image. */
    probe(script: string, timeoutMs: number): Promise<ProbeResult>;
    /** What was read back of the network: how the services are kept from the outside, a line a fact. */
    readonly evidence: readonly string[];
    /** Kills and removes containers, networks and volumes of this pod. Idempotent; resolves when all are gone. */
    close(): Promise<void>;
}
export interface PodSpec {
    readonly runId: string;
    /** Image of the steps that will join; null where none is configured (local). */
    readonly image: string | null;
    /** All services that will be started, dependencies included. */
    readonly services: readonly ServiceSpec[];
    /** `none`: steps and services reach each other and nothing else. `full`: they also have the engine's way out. */
    readonly network: "none" | "full";
    /** Services that must be able to lose their network while the others keep theirs. */
    readonly detachable: readonly string[];
    /** Absolute path of the run's own folder on the host, for the host's side of the pod. */
    readonly tempDir: string;
}
export interface ServiceAddress {
    /** A name or loopback address that resolves where the step stands. */
    readonly host: string;
    /** Null where the service has no `port`. */
    readonly port: number | null;
}
export interface ServiceSinks {
    /** stdout and stderr of the service, in the order they came. */
    log(chunk: Buffer): void;
}
export interface ProbeResult {
    /** Null where the time was over: the command was given up. */
    readonly exitCode: number | null;
    /** stdout and stderr together, cut at 4 KiB; where there is no exit code, why. */
    readonly output: string;
}
/** The running container of one service. */
export interface ServiceContainer {
    readonly image: {
        readonly name: string;
        readonly digest: string | null;
    };
    /** Milliseconds since the Unix epoch at which its start was asked for; absent: when `start` resolved. */
    readonly startedAt?: number;
    /** Resolves when the service's process has ended, whoever ended it. Never rejects. */
    readonly ended: Promise<ServiceEnd>;
    /**
     * The image's own healthcheck as the argv of a command to `exec`, null where it has none. (Engines run it every 30 s and
     * Podman late; the gate runs it itself.)
     */
    readonly healthcheck: readonly string[] | null;
    /** Runs a command inside. Throws ServiceUnhealthy where the image lacks what it takes (such as a shell for a `sh -c` command). */
    exec(argv: readonly string[], timeoutMs: number): Promise<ProbeResult>;
    pause(): Promise<void>;
    resume(): Promise<void>;
    /** SIGKILL to the service's process. */
    kill(): Promise<void>;
    /** Cuts the service off from its network; only for those of `PodSpec.detachable`. */
    detach(): Promise<void>;
    attach(): Promise<void>;
    /** Gives the service only this share (0 < share <= 1) of the processor time it would have; 1 lifts the limit. */
    slow(share: number): Promise<void>;
}
export interface ServiceEnd {
    readonly exitCode: number | null;
    /** One sentence for people, e.g. `it exited with code 1` or `it was killed for its memory`. */
    readonly reason: string;
}
