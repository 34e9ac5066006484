import type { StepCommand } from "../backend.js";
/** Where the inbox is mounted, read-only, inside a cell. */
export declare const INBOX = "/cleanroom/in";
/** What `CLEANROOM_ARTIFACTS` names inside a cell: a tmpfs. */
export declare const ARTIFACTS = "/cleanroom/artifacts";
/** Where a tested program that lies outside the project is found inside a cell. */
export declare function cellBinPath(name: string): string;
/** One word of sh that stands for exactly this text. */
export declare function quote(word: string): string;
/** The script of one step: its stdin, its folder, its environment and nothing else of ours. */
export declare function stepScript(number: number, command: StepCommand, workdir: string): string;
/** Fills the workspace, then prints what the kernel says of this cell: a `\x1d`-led path, then that file's lines. */
export declare function bootScript(workdir: string, hasWorkspace: boolean): string;
/** Sends those of the wanted workspace files that exist, as a tar on stdout. */
export declare function wantedScript(workdir: string, wanted: readonly string[]): string;
/** Sends everything in $CLEANROOM_ARTIFACTS as a tar on stdout, then empties it. */
export declare function artifactsScript(): string;
