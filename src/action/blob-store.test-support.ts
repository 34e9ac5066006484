import type { IncomingMessage, ServerResponse } from "node:http";

/** The part of Azure Blob Storage that the toolkit's clients use: block uploads, one-piece uploads, ranged downloads. */
export class BlobStore {
  readonly #blobs = new Map<string, Buffer>();
  readonly #blocks = new Map<string, Buffer>();

  content(path: string): Buffer | undefined {
    return this.#blobs.get(path);
  }

  handle(request: IncomingMessage, response: ServerResponse, url: URL, body: Buffer): void {
    const path = url.pathname;
    if (request.method === "PUT") {
      this.#put(path, url.searchParams, body);
      response
        .writeHead(201, { etag: '"1"', "last-modified": new Date(0).toUTCString(), "x-ms-request-id": "1" })
        .end();
      return;
    }
    const blob = this.#blobs.get(path);
    if (blob === undefined) {
      response.writeHead(404, { "x-ms-error-code": "BlobNotFound" }).end();
      return;
    }
    const range = /bytes=(\d+)-(\d*)/.exec(String(request.headers["range"] ?? request.headers["x-ms-range"] ?? ""));
    const from = Number(range?.[1] ?? 0);
    const to = Math.min(blob.length - 1, range?.[2] ? Number(range[2]) : blob.length - 1);
    const part = blob.subarray(from, to + 1);
    const headers: Record<string, string | number> = {
      "content-length": part.length,
      "content-type": "application/octet-stream",
      etag: '"1"',
    };
    if (range) headers["content-range"] = `bytes ${from}-${to}/${blob.length}`;
    response.writeHead(range ? 206 : 200, headers).end(request.method === "HEAD" ? undefined : part);
  }

  #put(path: string, query: URLSearchParams, body: Buffer): void {
    const comp = query.get("comp");
    if (comp === "block") this.#blocks.set(`${path} ${query.get("blockid")}`, body);
    else if (comp === "blocklist") {
      const ids = [...body.toString("utf8").matchAll(/<Latest>([^<]*)<\/Latest>/g)].map((match) => match[1] ?? "");
      const missing = ids.find((id) => !this.#blocks.has(`${path} ${id}`));
      if (missing !== undefined) throw new Error(`the block list names ${missing}, which was never put`);
      this.#blobs.set(path, Buffer.concat(ids.map((id) => this.#blocks.get(`${path} ${id}`) ?? Buffer.alloc(0))));
    } else this.#blobs.set(path, body);
  }
}
