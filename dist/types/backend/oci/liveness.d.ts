import type { EngineClient } from "./engine-client.js";
/** Watches that an engine still answers: one that is stopped, not ended, leaves its connections open. */
export declare function watchEngine(client: EngineClient): {
    dead: Promise<never>;
    stop(): void;
};
