import type { Duplex } from "node:stream";
import type { CellStreams } from "../cell/session.js";
import { createDemux } from "./demux.js";

/**
 * The streams of a container over its attach connection.
 *
 * @param explain asked once the connection is over: what became of the container
 */
export function attachedStreams(socket: Duplex, explain: () => Promise<string>): CellStreams {
  socket.pause();
  const ended = new Promise<void>((resolve) => {
    for (const event of ["end", "close", "error"]) socket.once(event, () => resolve());
  }).then(explain);
  // An error after the end has nobody left to tell.
  socket.on("error", () => undefined);
  return {
    send: (text) => {
      if (socket.writable) socket.write(text);
    },
    end: () => {
      socket.end();
    },
    receive: (receivers) => {
      const demux = createDemux(receivers);
      socket.on("data", (chunk: Buffer) => {
        try {
          demux.push(chunk);
        } catch (error) {
          socket.destroy(error as Error);
        }
      });
      socket.resume();
    },
    ended,
  };
}
