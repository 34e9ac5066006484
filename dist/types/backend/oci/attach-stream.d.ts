import type { Duplex } from "node:stream";
import type { CellStreams } from "../cell/session.js";
/**
 * The streams of a container over its attach connection.
 *
 * @param explain asked once the connection is over: what became of the container
 */
export declare function attachedStreams(socket: Duplex, explain: () => Promise<string>): CellStreams;
