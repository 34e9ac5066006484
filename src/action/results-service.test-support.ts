import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { BlobStore } from "./blob-store.test-support.js";

/** What goes wrong at a method (`CreateArtifact`, …, or `blob`), `times` times. */
export interface Fault {
  readonly at: string;
  /** A status, a broken connection, or a broken connection after the work was done. */
  readonly kind: number | "reset" | "lost";
  readonly times: number;
}

interface Entry {
  readonly path: string;
  finalized: boolean;
  size: string;
  hash: string | null;
  expiresAt: string | null;
}

type Fields = Record<string, string | undefined>;

/** The services behind ACTIONS_RESULTS_URL on loopback: artifacts, cache and blobs, as the toolkit's clients call them. */
export class ResultsService {
  /** Every call, e.g. `CreateArtifact`, `PUT blob`. */
  readonly calls: string[] = [];
  readonly artifacts = new Map<string, Entry>();
  readonly caches = new Map<string, Entry>();
  readonly #blobs = new BlobStore();
  readonly #server: Server;
  readonly #faults: { fault: Fault; left: number }[] = [];
  readonly token: string;

  private constructor(server: Server) {
    this.#server = server;
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    this.token = `${part({ alg: "none", typ: "JWT" })}.${part({ scp: "Actions.Results:run-backend-id:job-backend-id" })}.c2lnbmF0dXJl`;
  }

  static async start(): Promise<ResultsService> {
    const server = createServer();
    const service = new ResultsService(server);
    server.on("request", (request, response) => void service.#serve(request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return service;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The variables a runner gives to an action. */
  env(): Record<string, string> {
    return { ACTIONS_RESULTS_URL: `${this.url}/`, ACTIONS_RUNTIME_TOKEN: this.token, ACTIONS_CACHE_SERVICE_V2: "true" };
  }

  fail(fault: Fault): void {
    this.#faults.push({ fault, left: fault.times });
  }

  /** The bytes of an artifact that was uploaded whole. */
  artifact(name: string): Buffer | undefined {
    const entry = this.artifacts.get(name);
    return entry?.finalized ? this.#blobs.content(entry.path) : undefined;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const url = new URL(request.url ?? "/", this.url);
    const twirp = /^\/twirp\/github\.actions\.results\.api\.v1\.(?:Artifact|Cache)Service\/(\w+)$/.exec(
      url.pathname,
    )?.[1];
    this.calls.push(twirp ?? `${request.method} blob`);
    const fault = this.#take(twirp ?? "blob");
    if (fault?.kind === "reset") return void request.socket.destroy();
    if (typeof fault?.kind === "number") return answer(response, fault.kind, { code: "fault", msg: "injected" });
    if (fault?.kind === "lost") response.end = (() => request.socket.destroy()) as never;
    if (twirp === undefined) return this.#blobs.handle(request, response, url, body);
    if (request.headers.authorization !== `Bearer ${this.token}`)
      return answer(response, 401, { code: "unauthenticated", msg: "bad token" });
    const [status, reply] = this.#call(twirp, JSON.parse(body.toString("utf8")) as Fields);
    answer(response, status, reply);
  }

  #call(method: string, fields: Fields): [status: number, reply: unknown] {
    const isCache = method.includes("Cache");
    const entries = isCache ? this.caches : this.artifacts;
    const name = isCache ? `${fields["key"]} ${fields["version"]}` : (fields["name"] ?? "");
    const entry = entries.get(name);
    switch (method) {
      case "CreateArtifact":
      case "CreateCacheEntry": {
        if (entry !== undefined)
          return [409, { code: "already_exists", msg: "an entry with this name already exists" }];
        const path = `/account/container/${entries.size + 1}-${isCache ? "cache" : "artifact"}`;
        entries.set(name, { path, finalized: false, size: "0", hash: null, expiresAt: fields["expires_at"] ?? null });
        return [200, { ok: true, signed_upload_url: `${this.url}${path}?sig=blob-signature` }];
      }
      case "FinalizeArtifact":
      case "FinalizeCacheEntryUpload": {
        if (entry === undefined) return [404, { code: "not_found", msg: "no such entry" }];
        Object.assign(entry, {
          finalized: true,
          size: String(fields["size"] ?? fields["size_bytes"]),
          hash: fields["hash"] ?? null,
        });
        return [
          200,
          isCache
            ? { ok: true, entry_id: "7" }
            : { ok: true, artifact_id: String(1000 + [...entries.keys()].indexOf(name)) },
        ];
      }
      case "GetCacheEntryDownloadURL": {
        if (entry === undefined || !entry.finalized) return [200, { ok: false }];
        return [
          200,
          {
            ok: true,
            matched_key: fields["key"],
            signed_download_url: `${this.url}${entry.path}?sig=blob-signature`,
          },
        ];
      }
      default:
        return [404, { code: "bad_route", msg: `no method ${method}` }];
    }
  }

  #take(at: string): Fault | undefined {
    const found = this.#faults.find(({ fault, left }) => fault.at === at && left > 0);
    if (found !== undefined) found.left -= 1;
    return found?.fault;
  }
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
