import { OPTIONS } from "./option-rows.js";
import { readOptionText } from "./options.js";
import { type Origin, type Problem, problemAt } from "./problems.js";
import { type ConfigSource, keyedSource, setAt } from "./source.js";

export type Environment = Readonly<Record<string, string | undefined>>;

/** The CLEANROOM_* variables as a source; an empty variable is an unset one. Of aliases the first that is set counts. */
export function environmentSource(env: Environment): { readonly source: ConfigSource; readonly problems: Problem[] } {
  const value: Record<string, unknown> = {};
  const origins = new Map<string, Origin>();
  const problems: Problem[] = [];
  for (const row of OPTIONS) {
    const variable = row.environment.find(({ name }) => (env[name] ?? "").trim() !== "");
    if (!variable) continue;
    const origin: Origin = { kind: "environment", text: variable.name, location: null };
    const text = env[variable.name] ?? "";
    const reading = readOptionText(row, text, variable.unit ?? null);
    if (reading.ok) {
      setAt(value, row.key.split("."), reading.value);
      origins.set(row.key, origin);
    } else {
      const { expected, suggestion } = reading;
      problems.push(problemAt(origin, row.key, { found: JSON.stringify(text), expected, suggestion }));
    }
  }
  return { source: keyedSource("environment", value, origins), problems };
}
