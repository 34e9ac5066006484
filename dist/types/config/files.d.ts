import { DocumentError } from "./document.js";
import { type Problem } from "./problems.js";
import type { ConfigSource } from "./source.js";
export declare const CONFIG_FILE = "cleanroom.toml";
/** Which file is the configuration, and who said so. */
export interface ConfigFile {
    readonly path: string;
    /** Whether it was named, so that it must exist. */
    readonly named: boolean;
    readonly origin: string;
}
/** The file named by an option or CLEANROOM_CONFIG, or else cleanroom.toml in the working directory. */
export declare function findConfigFile(cwd: string, configPath: string | null, variable: string | undefined): Promise<ConfigFile>;
export interface LoadedFile {
    readonly source: ConfigSource;
    /** Relative to the working directory. */
    readonly file: string;
}
/** The configuration file as a source; null where there is none and none was named. */
export declare function loadConfigFile(config: ConfigFile, cwd: string): Promise<LoadedFile | null>;
/** The manifests beside the configuration that speak of Cleanroom, lowest precedence first. */
export declare function loadManifests(projectDir: string, cwd: string, problems: Problem[]): Promise<LoadedFile[]>;
/** What a parser said, as a problem of the file. */
export declare function syntaxProblem(error: DocumentError, format: "toml" | "json"): Problem;
/** A path as messages show it: relative to the working directory, with forward slashes. */
export declare function displayPath(path: string, cwd: string): string;
/** The folder that a configuration's paths are relative to. */
export declare function projectDirOf(config: ConfigFile | null, cwd: string): string;
