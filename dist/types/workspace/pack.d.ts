import type { WorkspaceArchive } from "./archive.js";
/**
 * Packs a project into one deterministic tar at `tarPath`. Links are kept as links; sockets, devices and FIFOs are
 * left out. Throws ConfigInvalid naming the file where one can't be read.
 *
 * @param exclude paths relative to the project that are left out, with all below them
 */
export declare function packWorkspace(projectDir: string, exclude: readonly string[], tarPath: string): Promise<WorkspaceArchive>;
