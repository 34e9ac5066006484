import type { StepCommand } from "../../backend/backend.js";
import { USUAL, type Variation } from "../../determinism/axes.js";
import { fixedEnvironment } from "../../determinism/environment.js";

/**
 * A step's command with its environment varied. What the scenario itself has set stays as it is: the program's
 * result is pinned to it on purpose. New variables come right after the first, so that neither end of the list is one
 * whose value an axis changes.
 *
 * @param clock path of the library that answers for the clock; null for the real one
 */
export function variedCommand(command: StepCommand, variation: Variation, clock: string | null): StepCommand {
  const usual: Record<string, string> = { ...fixedEnvironment(0, ""), ...USUAL };
  const added = { ...USUAL, ...(clock === null ? {} : { LD_PRELOAD: clock }) };
  const [first, ...rest] = Object.entries(command.env);
  const fresh = Object.entries(added).filter(([name]) => !(name in command.env));
  const entries = [...(first === undefined ? [] : [first]), ...fresh, ...rest].map(
    ([name, value]): [string, string] => {
      const other = variation.env?.[name];
      return [name, other !== undefined && usual[name] === value ? other : value];
    },
  );
  return wrapped(command, variation, inOrder(entries, variation.envOrder));
}

/** The variables that a variation changes and that the scenario has set itself. */
export function pinned(env: Readonly<Record<string, string>>, variation: Variation): string[] {
  return Object.keys(variation.env ?? {}).filter((name) => name in env);
}

function inOrder(entries: [string, string][], order: Variation["envOrder"]): [string, string][] {
  if (order === "reversed") return [...entries].reverse();
  if (order === undefined) return entries;
  const middle = Math.ceil(entries.length / 2);
  return [...entries.slice(middle), ...entries.slice(0, middle)];
}

/** `$1` is the umask, `$2` the processors: `all` of those the cell may use, or `fewer`, which is its first. */
const SETTING = [
  'umask "$1"',
  "while read -r key list; do case $key in Cpus_allowed_list:) allowed=$list;; esac; done </proc/self/status",
  `[ "$2" = all ] || allowed=\${allowed%%[-,]*}`,
  "shift 2",
  'command -v taskset >/dev/null 2>&1 && exec taskset -c "$allowed" "$@"',
  'exec "$@"',
].join("\n");

/** Behind a shell that sets what no backend is asked to; the shell itself leaves nothing but that to the step. */
function wrapped(command: StepCommand, { umask, cpus }: Variation, entries: [string, string][]): StepCommand {
  const env = Object.fromEntries(entries);
  if (umask === undefined && cpus === undefined) return { ...command, env };
  const words = ["env", "-i", ...entries.map(([name, value]) => `${name}=${value}`), ...command.argv];
  const argv = ["sh", "-c", SETTING, "sh", umask ?? "022", cpus ?? "all", ...words];
  return { ...command, env: { PATH: env["PATH"] ?? "" }, argv };
}
