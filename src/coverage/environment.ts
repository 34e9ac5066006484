import type { RunTool } from "./run-tool.js";

/** Folder in a step's artifacts in which coverage is looked for. */
export const COVERAGE_FOLDER = "coverage";

/** Whether a file that a step left is coverage data; `path` is relative to the step's artifacts. */
export function isCoverageFile(path: string): boolean {
  return path.startsWith(`${COVERAGE_FOLDER}/`);
}

export interface CoverageEnvOptions {
  /** As configured: `auto` sets what every format wants, as no variable of one disturbs another. */
  readonly format: string;
  /** The coverage folder as a step sees it: exists, may be written to, belongs to one step alone. */
  readonly dir: string;
  /** Whether the tested program can keep its LLVM profile up to date while it runs: see `supportsContinuousMode`. */
  readonly continuous?: boolean;
}

/**
 * What to set for a step so that instrumented programs leave their coverage in `dir`, one file per process.
 * LLVM: https://clang.llvm.org/docs/SourceBasedCodeCoverage.html, Go: https://go.dev/doc/build-cover,
 * Node: NODE_V8_COVERAGE in https://nodejs.org/api/cli.html, coverage.py: https://coverage.readthedocs.io/en/latest/cmd.html.
 */
export function coverageEnv({ format, dir, continuous = false }: CoverageEnvOptions): Record<string, string> {
  const sets: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    // %p keeps processes apart and %m programs; with %c, which has to be understood, a killed process leaves a profile too.
    profraw: { LLVM_PROFILE_FILE: `${dir}/${continuous ? "%c" : ""}%p-%m.profraw` },
    go: { GOCOVERDIR: dir },
    v8: { NODE_V8_COVERAGE: dir },
    coveragepy: { COVERAGE_FILE: `${dir}/.coverage` },
  };
  return format === "auto" ? Object.assign({}, ...Object.values(sets)) : { ...sets[format] };
}

const BIAS = /^([0-9a-f]+) \w __llvm_profile_counter_bias$/m;
const DEFAULT_BIAS = /^([0-9a-f]+) \w __llvm_profile_counter_bias_default$/m;

/**
 * Whether a program was built with `-mllvm -runtime-counter-relocation` (or -fprofile-continuous), so that its counters can lie in
 * the profile itself. Others lose their profile where %c is asked for, so false unless it is certain.
 *
 * @param nm llvm-nm or nm
 */
export async function supportsContinuousMode(binary: string, run: RunTool, nm = "nm"): Promise<boolean> {
  const { exitCode, stdout } = await run(nm, ["--defined-only", binary]);
  if (exitCode !== 0) return false;
  const own = BIAS.exec(stdout)?.[1];
  // The runtime defines it weakly, in the same place as its default: that one only says that nobody else did.
  return own !== undefined && own !== DEFAULT_BIAS.exec(stdout)?.[1];
}
