import { isSensitiveName } from "../core/sensitive-name.js";
import { tomlLiteral } from "./literal.js";
import type { LoadedConfig } from "./loaded.js";
import { OPTIONS } from "./option-rows.js";
import { optionRow } from "./options.js";
import type { Origin } from "./problems.js";

/** One line of `cleanroom config`. */
export interface EffectiveValue {
  readonly key: string;
  /** As it would be written in cleanroom.toml; null where it is not set. */
  readonly value: unknown;
  readonly kind: Origin["kind"];
  readonly from: string;
}

export interface ConfigView {
  readonly project_dir: string;
  readonly files: readonly string[];
  readonly values: readonly EffectiveValue[];
}

/** Widest value that the origins of the other lines are aligned behind. */
const WIDEST = 48;

/** The effective configuration as data. Values of variables with sensitive names are `[REDACTED]`. */
export function configJson(loaded: LoadedConfig): ConfigView {
  const { settings, provenance, values, files } = loaded;
  const patterns = settings.security.sensitiveEnvPatterns;
  const shown: EffectiveValue[] = [];
  for (const key of ordered(provenance.keys())) {
    const origin = provenance.get(key);
    if (!origin || key === "scenarios" || key === "services") continue;
    const secret = key.startsWith("env.") && isSensitiveName(key.slice(4), patterns);
    shown.push({ key, value: secret ? "[REDACTED]" : (values.get(key) ?? null), kind: origin.kind, from: origin.text });
  }
  for (const list of ["services", "scenarios"] as const) {
    const kind = provenance.get(list)?.kind ?? "default";
    for (const [index, { name, location }] of loaded[list].entries()) {
      const from = kind === "option" ? location.file : `${location.file}:${location.line}:${location.column}`;
      shown.push({ key: `${list}[${index}]`, value: name, kind, from });
    }
  }
  return { project_dir: settings.projectDir, files, values: shown };
}

/** The effective configuration as text: key, value and where it came from, aligned. */
export function renderConfig(loaded: LoadedConfig): string {
  const rows = configJson(loaded).values.map(({ key, value, from }) => ({ key, literal: tomlLiteral(value), from }));
  const keyWidth = Math.max(...rows.map(({ key }) => key.length));
  const valueWidth = Math.min(WIDEST, Math.max(...rows.map(({ literal }) => literal.length)));
  const lines = rows.map(
    ({ key, literal, from }) => `${key.padEnd(keyWidth)} = ${literal.padEnd(valueWidth)}  # ${from}`,
  );
  return `${lines.join("\n")}\n`;
}

/** Keys in the order of the option table, `env.NAME` where `env.*` stands; what has no row comes last, sorted. */
function ordered(keys: Iterable<string>): string[] {
  const ranked = [...keys].map((key) => {
    const row = optionRow(key) ?? optionRow(key.split(".")[0] ?? "");
    return { key, rank: row ? OPTIONS.indexOf(row) : OPTIONS.length };
  });
  return ranked.sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1)).map(({ key }) => key);
}
