/** The config file that the paths of `run [PATH…]` name: a .toml file, or a folder that holds a cleanroom.toml. */
export declare function locateConfig(cwd: string, paths: readonly string[]): string | null;
