import { posix } from "node:path";
import { extract } from "tar-stream";

export interface TarContent {
  /** Regular files by clean relative path, sorted. */
  readonly files: Map<string, Buffer>;
  readonly omitted: { path: string; bytes: number; reason: string }[];
}

/**
 * Receives a tar that came out of a cell, in memory. It is untrusted: only regular files are kept, and links to them,
 * under paths that stay inside, up to `limit` bytes in all; everything else is listed as omitted. Links are followed
 * here and not in the cell, where a few that lead in circles would make an endless tar.
 */
export function readTar(limit: number): { write(chunk: Buffer): void; end(): Promise<TarContent> } {
  const files = new Map<string, Buffer>();
  const omitted: TarContent["omitted"] = [];
  const links = new Map<string, string>();
  let kept = 0;
  const parser = extract();
  const finished = new Promise<void>((resolve) => {
    parser.on("finish", resolve);
    parser.on("error", (error: Error) => {
      omitted.push({ path: "", bytes: 0, reason: `the tar ended early: ${error.message}` });
      resolve();
    });
  });
  parser.on("entry", (header, stream, next) => {
    const bytes = header.size ?? 0;
    const path = cleanPath(header.name);
    // The end of a tar in the middle of a file is told by the file's stream too: unheard, it would end our process.
    stream.on("error", () => void omitted.push({ path, bytes, reason: "the tar ended in the middle of it" }));
    const target = linkTarget(path, header.type, header.linkname);
    if (target !== null) {
      links.set(path, target);
      stream.on("end", next);
      stream.resume();
      return;
    }
    const reason = refusal(header.type ?? "file", path, kept + bytes > limit);
    stream.on("end", next);
    if (reason !== null) {
      if (header.type !== "directory") omitted.push({ path, bytes, reason });
      stream.resume();
      return;
    }
    kept += bytes;
    const chunks: Buffer[] = [];
    stream.on("data", (chunk) => chunks.push(chunk as Buffer));
    stream.on("end", () => files.set(path, Buffer.concat(chunks)));
  });
  return {
    write: (chunk) => void parser.write(chunk),
    end: async () => {
      parser.end(Buffer.alloc(0));
      await finished;
      for (const [path, target] of links) {
        const content = files.get(followed(target, links));
        if (content !== undefined && kept + content.length <= limit) {
          kept += content.length;
          files.set(path, content);
        } else {
          const reason = content === undefined ? "a link to no file that was kept" : OVER;
          omitted.push({ path, bytes: content?.length ?? 0, reason });
        }
      }
      return { files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))), omitted };
    },
  };
}

/** Bytes of names that are kept. */
const NAMES_BYTES = 1024 * 1024;

/** The lines of `find`, as they arrive. */
export class NameList {
  readonly #chunks: Buffer[] = [];
  #bytes = 0;

  write(chunk: Buffer): void {
    if (this.#bytes < NAMES_BYTES) this.#chunks.push(Buffer.from(chunk));
    this.#bytes += chunk.length;
  }

  /** Clean relative paths. */
  get paths(): string[] {
    const lines = Buffer.concat(this.#chunks).subarray(0, NAMES_BYTES).toString("utf8").split("\n");
    // What was cut off is no whole name.
    if (this.#bytes > NAMES_BYTES) lines.pop();
    return lines.filter((line) => line.startsWith("./")).map(cleanPath);
  }
}

/** Lists as omitted what was there, and that the tar is silent about. */
export function withMissing({ files, omitted }: TarContent, { paths }: NameList): TarContent {
  const told = new Set(omitted.map(({ path }) => path));
  const missing = paths.filter((path) => !files.has(path) && !told.has(path));
  const reason = "it could not be read, or is a socket";
  return { files, omitted: [...omitted, ...missing.map((path) => ({ path, bytes: 0, reason }))] };
}

const OVER = "artifacts are over the size limit";

function cleanPath(name: string): string {
  return posix.normalize(name).replace(/^\.\//, "");
}

/** Where a link leads within the tar; null for what is no link, or one that leads outside. */
function linkTarget(path: string, type: string | null | undefined, to: string | null | undefined): string | null {
  if ((type !== "symlink" && type !== "link") || !to || isOutside(path)) return null;
  const target = type === "symlink" && !to.startsWith("/") ? posix.join(posix.dirname(path), to) : cleanPath(to);
  return isOutside(target) ? null : target;
}

/** The end of a chain of links. One that goes in circles ends at a link, which is no file. */
function followed(target: string, links: ReadonlyMap<string, string>): string {
  let at = target;
  for (let hops = 0; hops < 40; hops++) {
    const next = links.get(at);
    if (next === undefined) return at;
    at = next;
  }
  return "";
}

function isOutside(path: string): boolean {
  return path.startsWith("../") || path.startsWith("/") || path === "..";
}

function refusal(type: string, path: string, tooMuch: boolean): string | null {
  if (type !== "file" && type !== "contiguous-file") return `not a regular file: ${type}`;
  if (isOutside(path)) return "its path leads outside";
  return tooMuch ? OVER : null;
}
