import type { CollectedFiles } from "../backend.js";
/** Unpacks the workspace's tar. Only files and folders, and only below `dir`: anything else is an error. */
export declare function unpackWorkspace(tar: string, dir: string): Promise<void>;
/** What a step left: the wanted files of the workspace, and everything in the artifacts folder, which is emptied. */
export declare function collectFiles(workdir: string, artifactsDir: string, wanted: readonly string[], limit: number): CollectedFiles;
