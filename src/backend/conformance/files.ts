import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
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
