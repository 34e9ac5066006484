import { pack } from "tar-stream";
import { describe, expect, it } from "vitest";
import { readTar } from "./collect.js";

async function tarOf(add: (tar: ReturnType<typeof pack>) => void): Promise<Buffer> {
  const tar = pack();
  add(tar);
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function read(tar: Buffer, limit = 1000) {
  const reader = readTar(limit);
  reader.write(tar);
  return reader.end();
}

describe("readTar", () => {
  it("keeps regular files under clean paths, sorted", async () => {
    const tar = await tarOf((it) => {
      it.entry({ name: "./b/c.txt" }, "two");
      it.entry({ name: "./a.txt" }, "one");
      it.entry({ name: "./b/", type: "directory" });
    });
    const { files, omitted } = await read(tar);
    expect([...files].map(([path, bytes]) => [path, bytes.toString()])).toEqual([
      ["a.txt", "one"],
      ["b/c.txt", "two"],
    ]);
    expect(omitted).toEqual([]);
  });

  it("lists what leads outside, is no file, or is too large, and keeps the rest", async () => {
    const tar = await tarOf((it) => {
      it.entry({ name: "../outside" }, "x");
      it.entry({ name: "/etc/passwd" }, "x");
      it.entry({ name: "link", type: "symlink", linkname: "/etc/passwd" });
      it.entry({ name: "large" }, "x".repeat(2000));
      it.entry({ name: "small" }, "x");
    });
    const { files, omitted } = await read(tar);
    expect([...files.keys()]).toEqual(["small"]);
    expect(omitted.map(({ path, reason }) => [path, reason])).toEqual([
      ["../outside", "its path leads outside"],
      ["/etc/passwd", "its path leads outside"],
      ["link", "not a regular file: symlink"],
      ["large", "artifacts are over the size limit"],
    ]);
  });

  it("follows links to files that are kept, and lists those that lead elsewhere", async () => {
    const tar = await tarOf((it) => {
      it.entry({ name: "./dir/real" }, "own");
      it.entry({ name: "./one", type: "symlink", linkname: "two" });
      it.entry({ name: "./two", type: "symlink", linkname: "dir/real" });
      it.entry({ name: "./dir/up", type: "symlink", linkname: "../one" });
      it.entry({ name: "./hard", type: "link", linkname: "./dir/real" });
      it.entry({ name: "./circle", type: "symlink", linkname: "circle" });
      it.entry({ name: "./folder", type: "symlink", linkname: "dir" });
      it.entry({ name: "./dangling", type: "symlink", linkname: "nothing" });
      it.entry({ name: "./up", type: "symlink", linkname: "../../etc/passwd" });
    });
    const { files, omitted } = await read(tar);
    expect([...files].map(([path, bytes]) => [path, bytes.toString()])).toEqual([
      ["dir/real", "own"],
      ["dir/up", "own"],
      ["hard", "own"],
      ["one", "own"],
      ["two", "own"],
    ]);
    expect(omitted.map(({ path }) => path)).toEqual(["up", "circle", "folder", "dangling"]);
  });

  it("keeps what came whole when the tar ends in the middle of a file, and lists that file", async () => {
    const tar = await tarOf((it) => {
      it.entry({ name: "whole" }, "one");
      it.entry({ name: "torn" }, "x".repeat(900));
    });
    for (const end of [512 + 512 + 512 + 100, 512 + 512 + 200]) {
      const { files, omitted } = await read(tar.subarray(0, end));
      expect([...files.keys()]).toEqual(["whole"]);
      expect(omitted.map(({ reason }) => reason)).toContainEqual(expect.stringContaining("the tar ended"));
    }
    expect((await read(tar.subarray(0, 1700))).omitted.map(({ path }) => path)).toContain("torn");
  });

  it("ends with what it has when the tar is no tar", async () => {
    const { files, omitted } = await read(Buffer.alloc(1024, "not a tar"));
    expect(files.size).toBe(0);
    expect(omitted[0]?.reason).toContain("the tar ended early");
  });
});
