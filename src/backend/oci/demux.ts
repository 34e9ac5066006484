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

const HEADER = 8;

/**
 * Splits an attach stream of the engine API: frames of `[type, 0, 0, 0, length (uint32, big endian)]` and payload.
 * Payload is passed on as it arrives, without copying or waiting for whole frames.
 */
export function createDemux(sinks: DemuxSinks): Demux {
  const header = Buffer.alloc(HEADER);
  let filled = 0;
  let remaining = 0;
  let type = 1;

  function open(source: Buffer, at: number): void {
    type = source[at] ?? 0;
    if (type > 2 || source[at + 1] !== 0 || source[at + 2] !== 0 || source[at + 3] !== 0) {
      throw new RangeError(
        `the stream is not multiplexed: a frame starts with ${source.toString("hex", at, at + HEADER)}`,
      );
    }
    remaining = source.readUInt32BE(at + 4);
  }

  return {
    push(chunk) {
      let at = 0;
      while (at < chunk.length) {
        if (remaining > 0) {
          const end = Math.min(chunk.length, at + remaining);
          const payload = chunk.subarray(at, end);
          remaining -= end - at;
          at = end;
          if (type === 2) sinks.stderr(payload);
          else sinks.stdout(payload);
        } else if (filled === 0 && chunk.length - at >= HEADER) {
          open(chunk, at);
          at += HEADER;
        } else {
          const copied = chunk.copy(header, filled, at, at + HEADER - filled);
          filled += copied;
          at += copied;
          if (filled < HEADER) return;
          filled = 0;
          open(header, 0);
        }
      }
    },
    atBoundary: () => filled === 0 && remaining === 0,
  };
}
