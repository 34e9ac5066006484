import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SnapshotStore } from "./store.js";

let dir: string;
beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), "cleanroom-snapshots-")), "snapshots");
});
afterEach(() => rmSync(join(dir, ".."), { recursive: true, force: true }));

function store(over: { update?: boolean; ci?: boolean } = {}) {
  const notices: string[] = [];
  const paths = [{ path: "/tmp/cell-1", placeholder: "/workspace" }];
  const snapshots = new SnapshotStore({
    dir,
    update: false,
    ci: false,
    paths,
    onNotice: (text) => notices.push(text),
    ...over,
  });
  return { snapshots, notices };
}

function put(name: string, text: string): void {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, `${name}.txt`), text);
}
const stored = (name: string) => readFileSync(join(dir, `${name}.txt`), "utf8");

describe("SnapshotStore", () => {
  it("writes a missing snapshot with a notice, and compares with it from then on", () => {
    const { snapshots, notices } = store();
    expect(snapshots.compare("help-output", "USAGE\r\n at 2026-11-21T10:00:00Z in /tmp/cell-1/x\n")).toBeNull();
    expect(stored("help-output")).toBe("USAGE\n at [TIME] in /workspace/x\n");
    expect(notices).toHaveLength(1);
    expect(
      store().snapshots.compare("help-output", "USAGE\n at 2027-01-01 00:00:00.5 +01:00 in /workspace/x\n"),
    ).toBeNull();
    expect(readdirSync(dir)).toEqual(["help-output.txt"]);
  });

  it("fails for a missing snapshot in CI, and writes nothing", () => {
    const failure = store({ ci: true }).snapshots.compare("help", "USAGE\n");
    expect(failure).toMatchObject({ kind: "AssertionFailed", context: { matcher: "snapshot", snapshot: "help" } });
    expect(() => readdirSync(dir)).toThrow();
  });

  it("shows a line diff where a text differs, and leaves the snapshot alone", () => {
    put("help", "USAGE\n  old\nend\n");
    const failure = store().snapshots.compare("help", "USAGE\n  new\nend\n");
    expect(failure?.kind).toBe("AssertionFailed");
    expect(failure?.message).toMatch(/-\s+old\n\s+\+\s+new/);
    expect(stored("help")).toBe("USAGE\n  old\nend\n");
  });

  it("updates what differs, keeps wildcards that match, and does not touch a snapshot that holds", () => {
    put("holds", "took [..] ms\n...\n");
    put("differs", "took [..] ms\nold\n");
    const { snapshots, notices } = store({ update: true, ci: true });
    expect(snapshots.compare("holds", "took 1 ms\nanything\n")).toBeNull();
    expect(stored("holds")).toBe("took [..] ms\n...\n");
    expect(notices).toEqual([]);
    expect(snapshots.compare("differs", "took 2 ms\nnew\n")).toBeNull();
    expect(stored("differs")).toBe("took [..] ms\nnew\n");
  });

  it("fails where a second backend disagrees with what the run itself wrote", () => {
    for (const over of [{}, { update: true }]) {
      const { snapshots } = store(over);
      expect(snapshots.compare("fresh", "from docker\n")).toBeNull();
      expect(snapshots.compare("fresh", "from local\n")?.hint).toContain("do not agree");
      rmSync(join(dir, "fresh.txt"));
    }
  });

  it("refuses names that would leave the folder", () => {
    for (const name of ["../x", "a/b", "", ".hidden", "a\u0000b"]) {
      expect(store().snapshots.compare(name, "x")?.kind).toBe("ConfigInvalid");
    }
  });

  it("says so where the folder cannot be used", () => {
    writeFileSync(dir, "a file");
    expect(store().snapshots.compare("help", "x")?.kind).toBe("ArtifactInvalid");
  });
});
