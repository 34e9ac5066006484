import { randomBytes } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { basename } from "node:path";
import { buffer } from "node:stream/consumers";
import { pack } from "tar-stream";
import { isEmpty } from "../../workspace/archive.js";
import type { CellSpec } from "../backend.js";
import { identityOf } from "../cell/identity.js";
import { ARTIFACTS, INBOX } from "../cell/scripts.js";
import { cellUser, containerRequest } from "./container-request.js";
import type { Dialect } from "./dialect.js";
import type { EngineClient } from "./engine-client.js";
import type { Image } from "./image.js";
import { ownLabels } from "./labels.js";
import { removeContainer } from "./removal.js";

/** The volumes that the containers of one cell share: its workdir, its /tmp, its artifacts, and the tested program. */
export class CellVolumes {
  readonly #prefix = `cleanroom-${randomBytes(8).toString("hex")}`;
  /** Mount point -> volume. */
  readonly targets: Record<string, string> = {};
  readonly artifactsBytes: number;

  private constructor(
    readonly client: EngineClient,
    readonly dialect: Dialect,
    readonly spec: CellSpec,
    readonly image: Image,
  ) {
    this.artifactsBytes = spec.artifactsBytes;
  }

  /** Makes and fills them. Leaves nothing behind when it throws. */
  static async create(client: EngineClient, dialect: Dialect, spec: CellSpec, image: Image): Promise<CellVolumes> {
    const volumes = new CellVolumes(client, dialect, spec, image);
    try {
      await volumes.#add(spec.workdir, "workdir");
      await volumes.#add("/tmp", "tmp");
      await volumes.#add(ARTIFACTS, "artifacts");
      if (spec.externalBin !== null) await volumes.#add(`${INBOX}/bin`, "bin");
      await volumes.#fill(Object.keys(volumes.targets), !isEmpty(spec.workspace));
      return volumes;
    } catch (error) {
      await volumes.remove().catch(() => undefined);
      throw error;
    }
  }

  /** Gives the next step an empty $CLEANROOM_ARTIFACTS. No container may use the volume. */
  async emptyArtifacts(): Promise<void> {
    await this.client.removeVolume(this.targets[ARTIFACTS] ?? "");
    await this.#add(ARTIFACTS, "artifacts");
    await this.#fill([ARTIFACTS], false);
  }

  async remove(): Promise<void> {
    await Promise.all(Object.values(this.targets).map((volume) => this.client.removeVolume(volume)));
  }

  async #add(target: string, purpose: string): Promise<void> {
    const volume = `${this.#prefix}-${purpose}`;
    this.targets[target] = volume;
    await this.client.createVolume(volume, ownLabels(this.spec.runId));
  }

  /** Through a container that is never started, since the image may hold nothing that could unpack a tar. */
  async #fill(targets: readonly string[], workspace: boolean): Promise<void> {
    const request = containerRequest(
      this.spec,
      this.dialect,
      this.image,
      {},
      {
        entrypoint: ["/nothing"],
        stdin: false,
        autoRemove: false,
        tmpfs: {},
        volumes: Object.fromEntries(targets.map((target) => [target, this.targets[target] ?? ""])),
        mounts: {},
        env: null,
      },
    );
    const id = await this.client.create({ ...request, HostConfig: { ...request.HostConfig, ReadonlyRootfs: false } });
    try {
      await this.client.putArchive(id, await this.#folders(targets), "/");
      if (workspace) await this.client.putArchive(id, createReadStream(this.spec.workspace.path), this.spec.workdir);
      const { externalBin } = this.spec;
      if (externalBin !== null && targets.includes(`${INBOX}/bin`)) {
        await this.client.putArchive(id, await program(externalBin), `${INBOX}/bin`);
      }
    } finally {
      await removeContainer(this.client, id);
    }
  }

  /** A tar whose folders, unpacked over the mount points, give these their owner and mode. */
  #folders(targets: readonly string[]): Promise<Buffer> {
    const tar = pack();
    const open = cellUser(this.spec) === null;
    const { uid, gid } = identityOf(this.spec);
    for (const target of targets) {
      const mode = open || target === "/tmp" ? 0o1777 : 0o755;
      tar.entry({ name: `${target.slice(1)}/`, type: "directory", mode, uid, gid });
    }
    tar.finalize();
    return buffer(tar);
  }
}

function program(path: string): Promise<Buffer> {
  const tar = pack();
  tar.entry({ name: basename(path), mode: 0o755 }, readFileSync(path));
  tar.finalize();
  return buffer(tar);
}
