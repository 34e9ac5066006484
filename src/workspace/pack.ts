import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, readlinkSync, statSync, writeSync } from "node:fs";
import { join, posix } from "node:path";
import { setImmediate } from "node:timers/promises";
import { pack } from "tar-stream";
import { CleanroomError } from "../core/errors.js";
import { CELL_GID, CELL_UID, SOURCE_DATE_EPOCH } from "../determinism/environment.js";
import type { WorkspaceArchive } from "./archive.js";
import { type Entry, listEntries } from "./entries.js";

/** Bytes read ahead of what is written. */
const FLUSH_BYTES = 16 * 1024 * 1024;

/**
 * Packs a project into one deterministic tar at `tarPath`. Links are kept as links; sockets, devices and FIFOs are
 * left out. Throws ConfigInvalid naming the file where one can't be read.
 *
 * @param exclude paths relative to the project that are left out, with all below them
 */
export async function packWorkspace(
  projectDir: string,
  exclude: readonly string[],
  tarPath: string,
): Promise<WorkspaceArchive> {
  const excluded = new Set(exclude.map((path) => posix.normalize(path).replace(/\/$/, "")));
  const entries = guard(projectDir, "", () => listEntries(projectDir, excluded));
  const output = openSync(tarPath, "wx", 0o644);
  const hash = createHash("sha256");
  const tar = pack();
  tar.on("data", (chunk) => {
    hash.update(chunk as Buffer);
    writeSync(output, chunk as Buffer);
  });
  const written = new Promise<void>((resolve, reject) => {
    tar.on("end", resolve);
    tar.on("error", reject);
  });
  written.catch(() => undefined);
  let bytes = 0;
  let files = 0;
  let queued = 0;
  try {
    for (const entry of entries) {
      const size = add(tar, projectDir, entry);
      bytes += size;
      queued += size;
      if (queued > FLUSH_BYTES) {
        queued = 0;
        await setImmediate();
      }
      if (entry.kind === "file") files += 1;
    }
    tar.finalize();
    await written;
  } finally {
    // After a failure chunks may still be on their way: they must not meet a closed file.
    tar.removeAllListeners("data");
    tar.destroy();
    closeSync(output);
  }
  const links = entries.filter(({ kind }) => kind === "symlink").length;
  return { path: tarPath, sha256: hash.digest("hex"), bytes, files, links, entries: entries.length };
}

function add(tar: ReturnType<typeof pack>, projectDir: string, entry: Entry): number {
  return guard(projectDir, entry.path, () => {
    const source = join(projectDir, entry.path);
    const common = { name: entry.path, uid: CELL_UID, gid: CELL_GID, mtime: new Date(SOURCE_DATE_EPOCH * 1000) };
    if (entry.kind === "directory") {
      tar.entry({ ...common, type: "directory", mode: 0o755 });
      return 0;
    }
    if (entry.kind === "symlink") {
      tar.entry({ ...common, type: "symlink", linkname: readlinkSync(source), mode: 0o777 });
      return 0;
    }
    const content = readFileSync(source);
    const executable = (statSync(source).mode & 0o100) !== 0;
    tar.entry({ ...common, type: "file", mode: executable ? 0o755 : 0o644 }, content);
    return content.length;
  });
}

function guard<T>(projectDir: string, path: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof CleanroomError) throw cause;
    const code = (cause as NodeJS.ErrnoException).code ?? "error";
    throw new CleanroomError(
      "ConfigInvalid",
      `cannot read ${path === "" ? projectDir : path} of the project: ${code}`,
      {
        hint: "Make it readable, or leave it out of the workspace: add it to `exclude` under [workspace] in cleanroom.toml.",
        context: { path, code },
        cause,
      },
    );
  }
}
