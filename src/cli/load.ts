import { locateConfig } from "../app/locate-config.js";
import { loadConfig } from "../config/load.js";
import type { LoadedConfig } from "../config/loaded.js";
import { parseFlags } from "./flags.js";
import type { Io } from "./verb.js";

/** Loads the configuration that a verb's arguments name: PATH or --config, and the configuration flags. */
export async function loadFromFlags(
  args: readonly string[],
  own: Parameters<typeof parseFlags>[1],
  io: Io,
): Promise<{ config: LoadedConfig; line: ReturnType<typeof parseFlags> }> {
  const line = parseFlags(args, { ...own, config: { type: "string" } }, true);
  const named = line.values["config"] as string | undefined;
  const paths = named === undefined ? line.positionals : [named, ...line.positionals];
  const config = await loadConfig({
    cwd: io.cwd,
    env: io.env,
    configPath: locateConfig(io.cwd, paths),
    overrides: line.overrides,
  });
  return { config, line };
}
