/** Where the payload of a multiplexed stream goes: chunks are views, valid as long as the caller keeps them. */
export interface DemuxSinks {
    stdout(chunk: Buffer): void;
    stderr(chunk: Buffer): void;
}
export interface Demux {
    /** Takes the next bytes of the stream, cut anywhere. Throws RangeError on a stream that is not multiplexed. */
    push(chunk: Buffer): void;
    /** False when the stream ended inside a frame. */
    atBoundary(): boolean;
}
/**
 * Splits an attach stream of the engine API: frames of `[type, 0, 0, 0, length (uint32, big endian)]` and payload.
 * Payload is passed on as it arrives, without copying or waiting for whole frames.
 */
export declare function createDemux(sinks: DemuxSinks): Demux;
