import { nearest } from "../core/nearest.js";
import { OPTIONS, type OptionRow } from "./option-rows.js";
import { type OptionReading, optionRow, readOptionText } from "./options.js";
import { dottedKey, type Origin, type Problem, problemAt } from "./problems.js";
import { type ConfigSource, keyedSource, setAt } from "./source.js";

/** An explicit option: a CLI flag, an action input or an API option. */
export interface ExplicitOption {
  /** Dotted config key, e.g. `artifacts.output_dir`, `env.NAME`. */
  readonly key: string;
  readonly value: unknown;
  /** How the user said it, e.g. `--seed`. */
  readonly origin: string;
}

/** Tables whose names may have dots in them. */
const OPEN_TABLES = ["env", "images"];
/** Keys without a row that an option may still set, from the library. */
const STRUCTURES = ["policies", "services", "scenarios", "backends"];

/** The explicit options as a source; of two for the same key the later counts. */
export function optionSource(overrides: readonly ExplicitOption[]): {
  readonly source: ConfigSource;
  readonly problems: Problem[];
} {
  const value: Record<string, unknown> = {};
  const origins = new Map<string, Origin>();
  const problems: Problem[] = [];
  for (const override of overrides) {
    if (override.value === undefined) continue;
    const origin: Origin = { kind: "option", text: override.origin, location: null };
    const path = pathOf(override.key);
    const row = optionRow(override.key);
    if (!row && !STRUCTURES.includes(path[0] ?? "")) {
      const suggestion = nearest(
        override.key,
        OPTIONS.map((known) => known.key),
      );
      problems.push(
        problemAt(origin, override.key, { found: "an unknown key", expected: "a configuration key", suggestion }),
      );
      continue;
    }
    const reading = typeof override.value === "string" ? readString(row, override.value) : null;
    if (reading && !reading.ok) {
      const { expected, suggestion } = reading;
      problems.push(problemAt(origin, override.key, { found: JSON.stringify(override.value), expected, suggestion }));
      continue;
    }
    setAt(value, path, reading ? reading.value : override.value);
    origins.set(dottedKey(path), origin);
  }
  return { source: keyedSource("option", value, origins), problems };
}

/** Text for a key that is no text; names of lists are not checked here, since a program may bring backends of its own. */
function readString(row: OptionRow | null, text: string): OptionReading | null {
  if (!row || row.type === "string" || row.type === "entry" || row.type === "table") return null;
  return readOptionText(row.type === "list" ? { ...row, values: null } : row, text);
}

function pathOf(key: string): string[] {
  const table = OPEN_TABLES.find((name) => key.startsWith(`${name}.`));
  return table ? [table, key.slice(table.length + 1)] : key.split(".");
}
