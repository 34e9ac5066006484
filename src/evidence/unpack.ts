import { extract } from "tar-stream";
import { gunzip } from "./gzip.js";
import { isSafePath } from "./layout.js";
import { ARCHIVE, type Note } from "./problems.js";
import { type Member, packTar } from "./tar.js";

/**
 * The files of a bundle, in memory, and a note on whatever `writeBundle` would have written otherwise: nothing is
 * unpacked to disk. Of files with one name the first is given. Never throws.
 */
export async function unpackBundle(bytes: Buffer, maxBytes: number, note: Note): Promise<ReadonlyMap<string, Buffer>> {
  const { data, problems } = gunzip(bytes, maxBytes);
  for (const problem of problems) note(ARCHIVE, problem);
  if (data === null) return new Map();
  const { members, offsets } = await readTar(data, note);
  const files = new Map<string, Buffer>();
  let last = "";
  for (const { path, bytes: content } of members) {
    if (files.has(path)) note(path, "is in the archive more than once");
    else if (path < last) note(path, "is not in its place: the files of a bundle are sorted");
    if (!files.has(path)) files.set(path, content);
    if (path > last) last = path;
  }
  await compareRepacked(data, members, offsets, note);
  return files;
}

interface ReadTar {
  readonly members: readonly Member[];
  /** Where each member's content begins in the tar. */
  readonly offsets: readonly number[];
}

async function readTar(tar: Buffer, note: Note): Promise<ReadTar> {
  const members: Member[] = [];
  const offsets: number[] = [];
  const reader = extract();
  // A damaged tar is told by the iteration below; without a listener it would end the process.
  reader.on("error", () => {});
  reader.end(tar);
  try {
    for await (const entry of reader) {
      const chunks: Buffer[] = [];
      for await (const chunk of entry) chunks.push(chunk as Buffer);
      const { name, type } = entry.header;
      if (type !== "file") note(name, `is a ${type ?? "special file"}: a bundle holds plain files only`);
      else if (!isSafePath(name)) note(name, "has a path that leads out of the folder it is unpacked to");
      else {
        members.push({ path: name, bytes: Buffer.concat(chunks) });
        offsets.push(byteOffsetOf(entry.header));
      }
    }
  } catch {
    note(ARCHIVE, "the tar inside is damaged or cut short");
  }
  return { members, offsets };
}

/** tar-stream tells it, its types do not. */
function byteOffsetOf(header: object): number {
  return "byteOffset" in header && typeof header.byteOffset === "number" ? header.byteOffset : 0;
}

const BLOCK_BYTES = 512;

/** Modes, owners, times, padding, what follows the end: all of it must be as `packTar` writes it. */
async function compareRepacked(tar: Buffer, members: readonly Member[], offsets: readonly number[], note: Note) {
  const repacked = await packTar(members);
  if (repacked.equals(tar)) return;
  let at = 0;
  while (at < tar.length && tar[at] === repacked[at]) at++;
  const index = offsets.findLastIndex((offset) => offset - BLOCK_BYTES <= at);
  const member = members[index];
  const end = (offsets[index] ?? 0) + Math.ceil((member?.bytes.length ?? 0) / BLOCK_BYTES) * BLOCK_BYTES;
  if (member === undefined || at >= end)
    note(ARCHIVE, `the tar inside differs at byte ${at} from what is written for its files`);
  else note(member.path, "has a tar header or padding that a bundle does not have");
}
