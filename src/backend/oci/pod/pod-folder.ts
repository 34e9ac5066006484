import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CELL_HOSTNAME } from "../../../determinism/environment.js";
import { fileMode } from "./service-files.js";

/** An engine's complaint that it can't see a pod's folder. */
export function folderUnseen(complaint: string): boolean {
  return /bind source path does not exist|statfs|\/pod-[0-9a-f]{24}\//.test(complaint);
}

/**
 * The host's side of a pod: one hosts file for all its containers, a resolver that knows nobody, and the files of the
 * services. Readable for everybody below a folder that only its unguessable name leads to, as containers have uids of
 * their own.
 */
export class PodFolder {
  readonly dir: string;
  /** False once the engine was seen not to reach it, being on another machine. */
  mountable = true;
  readonly #names = new Map<string, string>();
  #files = 0;

  constructor(tempDir: string) {
    this.dir = join(tempDir, `pod-${randomBytes(12).toString("hex")}`);
    mkdirSync(this.dir);
    chmodSync(this.dir, 0o755);
    put(this.resolver, "");
    this.#writeHosts();
  }

  get hosts(): string {
    return join(this.dir, "hosts");
  }

  get resolver(): string {
    return join(this.dir, "resolv.conf");
  }

  /** How a service is called where it has this address: by its name, if names can be given at all. */
  hostOf(service: string, address: string): string {
    return this.mountable ? service : address;
  }

  /** Names a service in every container of the pod, those that run included. */
  name(service: string, address: string): void {
    this.#names.set(service, address);
    this.#writeHosts();
  }

  /** Path on the host of a new file with this text; programs are executable. */
  file(text: string): string {
    this.#files += 1;
    const path = join(this.dir, `file-${this.#files}`);
    put(path, text, fileMode(text));
    return path;
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }

  /** Written in place: a mount follows the file, not its name. */
  #writeHosts(): void {
    const names = [...this.#names].map(([name, address]) => `${address}\t${name}\n`);
    put(this.hosts, `127.0.0.1\tlocalhost\n127.0.0.1\t${CELL_HOSTNAME}\n${names.join("")}`);
  }
}

function put(path: string, text: string, mode = 0o644): void {
  writeFileSync(path, text, { mode });
  chmodSync(path, mode);
}
