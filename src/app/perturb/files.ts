import { createReadStream, createWriteStream } from "node:fs";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { extract, type Header, pack } from "tar-stream";
import type { Variation } from "../../determinism/axes.js";
import { SOURCE_DATE_EPOCH } from "../../determinism/environment.js";
import type { WorkspaceArchive } from "../../workspace/archive.js";

const YEAR_MS = 365 * 86_400_000;

/** The same workspace, its entries in another order or with other dates, as a tar at `path`. */
export async function rearranged(
  workspace: WorkspaceArchive,
  how: NonNullable<Variation["files"]>,
  path: string,
): Promise<WorkspaceArchive> {
  const entries = await readEntries(workspace.path);
  const tar = pack();
  const written = pipeline(tar, createWriteStream(path, { flags: "wx" }));
  const ordered = how === "reversed" ? reversed(entries) : entries;
  ordered.forEach(({ header, content }, index) => {
    // Some tar programs go by the order of dates they meet: far enough apart for every file system.
    const apart = ((index * 7) % entries.length) * 86_400_000;
    const added = how === "dates-later" ? YEAR_MS : how === "dates-apart" ? apart : 0;
    tar.entry({ ...header, mtime: new Date(SOURCE_DATE_EPOCH * 1000 + added) }, content);
  });
  tar.finalize();
  await written;
  return { ...workspace, path };
}

interface TarEntry {
  readonly header: Header;
  readonly content: Buffer;
}

async function readEntries(path: string): Promise<TarEntry[]> {
  const parser = extract();
  const reading = pipeline(createReadStream(path), parser);
  // The loop is what tells of an error.
  reading.catch(() => undefined);
  const entries: TarEntry[] = [];
  for await (const entry of parser) {
    const { name, type, mode, uid, gid, linkname, size } = entry.header;
    const header = { name, type, mode, uid, gid, size, ...(linkname == null ? {} : { linkname }) } as Header;
    entries.push({ header, content: await buffer(entry) });
  }
  await reading;
  return entries;
}

/** Folders first, as a file needs its folder; what a folder holds, and folders beside each other, the other way round. */
function reversed(entries: readonly TarEntry[]): TarEntry[] {
  const folders = new Map<string, TarEntry>();
  for (const entry of entries) {
    if (entry.header.type === "directory") folders.set(entry.header.name, entry);
  }
  const depth = ({ header }: TarEntry) => header.name.split("/").filter(Boolean).length;
  const outermost = [...folders.values()].reverse().sort((a, b) => depth(a) - depth(b));
  const others = entries.filter(({ header }) => header.type !== "directory").reverse();
  // Once more at the end, deepest first: some implementations date a folder when it is made, not when it is filled.
  return [...outermost, ...others, ...[...outermost].reverse()];
}
