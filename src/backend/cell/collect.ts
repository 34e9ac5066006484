import { posix } from "node:path";
import { extract } from "tar-stream";

export interface TarContent {
  /** Regular files by clean relative path, sorted. */
  readonly files: Map<string, Buffer>;
  readonly omitted: { path: string; bytes: number; reason: string }[];
}

/**
 * Receives a tar that came out of a cell, in memory. It is untrusted: only regular files are kept, under paths that
 * stay inside, up to `limit` bytes in all; everything else is listed as omitted.
 */
export function readTar(limit: number): { write(chunk: Buffer): void; end(): Promise<TarContent> } {
  const files = new Map<string, Buffer>();
  const omitted: TarContent["omitted"] = [];
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
    const path = posix.normalize(header.name).replace(/^\.\//, "");
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
      return { files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))), omitted };
    },
  };
}

function refusal(type: string, path: string, tooMuch: boolean): string | null {
  if (type !== "file" && type !== "contiguous-file") return `not a regular file: ${type}`;
  if (path.startsWith("../") || path.startsWith("/") || path === "..") return "its path leads outside";
  return tooMuch ? "artifacts are over the size limit" : null;
}
