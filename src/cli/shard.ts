import type { Selection } from "../app/api.js";
import { CleanroomError } from "../core/errors.js";

/** Reads `i/n`, with 1 <= i <= n. Throws ConfigInvalid that names `origin`. */
export function parseShard(text: string, origin: string): NonNullable<Selection["shard"]> {
  const match = /^(\d{1,4})\/(\d{1,4})$/.exec(text.trim());
  const index = Number(match?.[1]);
  const total = Number(match?.[2]);
  if (match !== null && index >= 1 && index <= total) return { index, total };
  throw new CleanroomError("ConfigInvalid", `${origin}: "${text}" is no shard`, {
    hint: "Give i/n with i from 1 to n, e.g. 1/3.",
    context: { origin, found: text },
  });
}
