import { chmodSync, copyFileSync, linkSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { CellSpec } from "../backend.js";
import { AGENT } from "./agent.js";
import { identityOf } from "./identity.js";
import { INBOX } from "./scripts.js";

export interface InboxContent extends Pick<CellSpec, "externalBin" | "variation"> {
  readonly workspaceTar: string | null;
}

/**
 * The host's side of a cell's one read-only mount: the agent, the workspace, and the scripts and stdin of the step
 * at hand. Readable for everybody below a folder that only its unguessable name leads to, since the cell's uid is
 * not ours.
 */
export class Inbox {
  /** Files to mount beside the inbox: path inside -> path on the host. */
  readonly shown: Record<string, string> = {};

  private constructor(readonly dir: string) {}

  /** @param dir absolute path of a folder that does not exist yet. */
  static create(dir: string, content: InboxContent): Inbox {
    mkdirSync(dir);
    chmodSync(dir, 0o755);
    const inbox = new Inbox(dir);
    inbox.#put("agent", AGENT);
    inbox.#put("hosts", `127.0.0.1\tlocalhost\n::1\tlocalhost\n127.0.0.1\t${identityOf(content).hostname}\n`);
    for (const [path, file] of Object.entries(content.variation?.files ?? {})) inbox.#show(path, file);
    if (content.workspaceTar !== null) linkOrCopy(content.workspaceTar, join(dir, "workspace.tar"));
    if (content.externalBin !== null) {
      mkdirSync(join(dir, "bin"));
      chmodSync(join(dir, "bin"), 0o755);
      const target = join(dir, "bin", basename(content.externalBin));
      copyFileSync(content.externalBin, target);
      chmodSync(target, 0o755);
    }
    return inbox;
  }

  /** Makes `run <number>` possible. */
  putStep(number: number, script: string, stdin: Uint8Array | null): void {
    if (stdin !== null) this.#put(`${number}.stdin`, stdin);
    this.#put(`${number}.sh`, script);
  }

  /** Takes the script and its stdin away again: they may hold secrets that are no business of the next step. */
  dropStep(number: number): void {
    rmSync(join(this.dir, `${number}.sh`), { force: true });
    rmSync(join(this.dir, `${number}.stdin`), { force: true });
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }

  #show(path: string, content: string | Uint8Array): void {
    const inside = path.startsWith(`${INBOX}/`);
    const name = inside ? path.slice(INBOX.length + 1) : `shown-${Object.keys(this.shown).length}`;
    this.#put(name, content);
    if (!inside) this.shown[path] = join(this.dir, name);
  }

  #put(name: string, content: string | Uint8Array): void {
    const path = join(this.dir, name);
    writeFileSync(path, content, { mode: 0o644 });
    chmodSync(path, 0o644);
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
