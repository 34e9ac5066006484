import { createHash } from "node:crypto";
import { CleanroomError } from "../core/errors.js";

export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly total: number;
}

/** Reads `i/n`. Throws ConfigInvalid for anything but 1 <= i <= n. */
export function parseShard(text: string): Shard {
  const match = /^\s*(\d{1,6})\s*\/\s*(\d{1,6})\s*$/.exec(text);
  const shard = { index: Number(match?.[1]), total: Number(match?.[2]) };
  checkShard(shard, text);
  return shard;
}

export function checkShard({ index, total }: Shard, text = `${index}/${total}`): void {
  if (Number.isSafeInteger(index) && Number.isSafeInteger(total) && index >= 1 && index <= total) return;
  throw new CleanroomError("ConfigInvalid", `shard: found ${JSON.stringify(text)}, expected i/n with 1 <= i <= n`, {
    hint: "The first of four shards is 1/4.",
    context: { shard: text },
  });
}

/**
 * Whether the scenario of that name belongs to a shard. Depends on the name alone, so a scenario stays in its shard
 * when others come and go, and every name is in exactly one.
 */
export function isInShard(name: string, { index, total }: Shard): boolean {
  return createHash("sha256").update(name).digest().readUInt32BE(0) % total === index - 1;
}
