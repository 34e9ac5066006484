import type { Override } from "../app/api.js";
import { OPTIONS, readOptionText } from "../config/options.js";
import type { InputReader } from "./input-reader.js";

/** The inputs that set a config key, as explicit options: the highest precedence. An empty input sets nothing. */
export function readOverrides(reader: InputReader): Override[] {
  return OPTIONS.flatMap((row) => {
    const text = row.actionInput === null ? null : reader.text(row.actionInput);
    if (row.actionInput === null || text === null) return [];
    const reading = readOptionText(row, text);
    if (reading.ok) return [{ key: row.key, value: reading.value, origin: `input ${row.actionInput}` }];
    reader.refuse(
      row.actionInput,
      text,
      reading.expected + (reading.suggestion === null ? "" : ` (did you mean ${reading.suggestion}?)`),
    );
    return [];
  });
}
