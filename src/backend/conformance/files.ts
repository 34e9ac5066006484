import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SOURCE_DATE_EPOCH } from "../../determinism/environment.js";
import { inCell, inPlace, sh, text } from "./place.js";

/** The workspace and what a step leaves behind. */
export const FILES = [
  inPlace("shows the project in the workdir, programs executable", [], async (place) => {
    const cell = await place.file("deep/er/a.txt", "content").file("tool.sh", "#!/bin/sh\necho ran $1\n", 0o755).open();
    assert.equal(await text(cell, "cat deep/er/a.txt"), "content");
    assert.equal(await text(cell, "./tool.sh it"), "ran it");
  }),

  inPlace("lets steps change the workspace, for the next steps and not for the host", [], async (place) => {
    const cell = await place.file("a.txt", "before").file("gone.txt", "x").open();
    await text(cell, "echo after > a.txt; rm gone.txt; mkdir -p new/folder; echo more > new/folder/file");
    assert.equal(await text(cell, "cat a.txt new/folder/file; ls"), "after\nmore\na.txt\nnew");
    assert.equal(readFileSync(join(place.project, "a.txt"), "utf8"), "before");
    assert.deepEqual(readdirSync(place.project).sort(), ["a.txt", "gone.txt"]);
  }),

  inPlace("gives every cell a workspace of its own", [], async (place) => {
    place.file("a.txt", "same\n");
    const [one, two] = [await place.open(), await place.open()];
    await text(one, "echo changed > a.txt; touch only-here");
    assert.equal(await text(two, "cat a.txt; ls"), "same\na.txt");
  }),

  inCell("keeps /tmp for the steps of one cell", ["sandbox"], async (cell) => {
    await text(cell, "echo kept > /tmp/state");
    assert.equal(await text(cell, "cat /tmp/state"), "kept");
  }),

  inCell("hands over what a step left in $CLEANROOM_ARTIFACTS, then empties it", [], async (cell) => {
    const { exit } = await sh(
      cell,
      'cd "$CLEANROOM_ARTIFACTS" && echo one > b.txt && mkdir -p "a folder" && printf "\\000\\377" > "a folder/.hidden" && exit 4',
    );
    assert.equal(exit.exitCode, 4);
    assert.deepEqual([...exit.files.artifacts.keys()], ["a folder/.hidden", "b.txt"]);
    assert.equal(exit.files.artifacts.get("a folder/.hidden")?.toString("hex"), "00ff");
    assert.equal(exit.files.artifacts.get("b.txt")?.toString("utf8"), "one\n");
    const next = await sh(cell, 'echo two > "$CLEANROOM_ARTIFACTS/c.txt"');
    assert.deepEqual([...next.exit.files.artifacts.keys()], ["c.txt"]);
    const last = await sh(cell, "true");
    assert.equal(last.exit.files.artifacts.size, 0);
  }),

  inCell("hands over what a step made unreadable, and lists what is no file", [], async (cell) => {
    const { exit, stdout } = await sh(
      cell,
      `cd "$CLEANROOM_ARTIFACTS" && echo one > closed && mkdir -p a/b && echo two > a/b/deep || exit 1
       ln -s nowhere link 2>/dev/null && echo link
       mkfifo pipe 2>/dev/null && echo pipe
       chmod 000 closed a/b/deep a/b a . 2>/dev/null; exit 0`,
    );
    const kept = [...exit.files.artifacts].map(([path, content]) => [path, content.toString("utf8")]);
    assert.deepEqual(kept, [
      ["a/b/deep", "two\n"],
      ["closed", "one\n"],
    ]);
    const omitted = exit.files.omitted.map(({ path }) => `${path}\n`);
    assert.equal(omitted.sort().join(""), stdout.toString("utf8"));
    const next = await sh(cell, 'ls -A "$CLEANROOM_ARTIFACTS"');
    assert.deepEqual([next.exit.exitCode, next.stdout.length], [0, 0]);
  }),

  inPlace("dates links, and the folders that hold some, as the rest of the project", [], async (place) => {
    const cell = await place.file("folder/file", "x").link("folder/link", "file").link("alone/dangling", "none").open();
    const paths = "folder folder/file folder/link alone alone/dangling";
    const dates = await text(cell, `stat -c '%Y %n' ${paths} 2>/dev/null || stat -f '%m %N' ${paths}`);
    for (const line of dates.split("\n")) assert.match(line, new RegExp(`^${SOURCE_DATE_EPOCH} `));
  }),

  inPlace("unpacks a project of links alone", [], async (place) => {
    const cell = await place.link("link", "/nowhere").open();
    assert.equal(await text(cell, "[ -h link ] && echo there"), "there");
  }),

  inPlace("shows the project below a folder of the system too", ["sandbox"], async (place) => {
    place.file("a.txt", "content");
    for (const workdir of ["/opt/my app", "/usr/src/app", "/etc/app"]) {
      const cell = await place.open({ workdir });
      assert.equal(cell.workdir, workdir);
      assert.equal(await text(cell, "pwd; cat a.txt; echo more > b.txt; cat b.txt"), `${workdir}\ncontentmore`);
      for (const path of [`${workdir}/../x`, "/usr/x", "/etc/x"]) {
        assert.notEqual((await sh(cell, `: > '${path}'`)).exit.exitCode, 0, path);
      }
    }
  }),

  inPlace("hands over the wanted workspace files that exist", [], async (place) => {
    const cell = await place.file("old.txt", "old").open();
    const { exit } = await sh(cell, "mkdir -p out; printf 'n\\000w' > 'out/new file.txt'", {
      collect: ["out/new file.txt", "old.txt", "missing.txt", "out"],
    });
    const wanted = [...exit.files.wanted].map(([path, content]) => [path, content.toString("latin1")]).sort();
    assert.deepEqual(wanted, [
      ["old.txt", "old"],
      ["out/new file.txt", "n\0w"],
    ]);
  }),

  inPlace("takes an empty project", [], async (place) => {
    const cell = await place.open();
    assert.equal(await text(cell, "touch a; ls"), "a");
  }),

  inPlace("leaves nothing in the run's folder", [], async (place) => {
    const cell = await place.file("a.txt", "a").open();
    await text(cell, "cat a.txt");
    await cell.close();
    assert.deepEqual(readdirSync(place.tempDir), []);
  }),
];
