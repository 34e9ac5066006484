import { pack } from "tar-stream";
import { CleanroomError } from "../core/errors.js";

/** A file of a bundle. */
export interface Member {
  readonly path: string;
  readonly bytes: Buffer;
}

/** A tar that depends on paths and contents alone: no owner, time or mode of the host is in it. Members keep their order. */
export async function packTar(members: readonly Member[]): Promise<Buffer> {
  const tar = pack();
  const chunks: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => {
    tar.on("data", (chunk) => chunks.push(chunk as Buffer));
    tar.on("end", resolve);
    tar.on("error", reject);
  });
  for (const { path, bytes } of members) {
    tar.entry({ name: path, mode: 0o644, uid: 0, gid: 0, mtime: new Date(0), type: "file" }, bytes);
  }
  tar.finalize();
  try {
    await done;
  } catch (cause) {
    throw new CleanroomError("Internal", "The bundle could not be packed", {
      hint: "This is a defect in Cleanroom: please report it.",
      cause,
    });
  }
  return Buffer.concat(chunks);
}
