import assert from "node:assert/strict";
import { CleanroomError } from "../../core/errors.js";
import { inCell, inPlace, run, sh, text } from "./place.js";

/** Cells as a whole. */
export const LIFECYCLE = [
  inCell("runs 500 steps in a row", [], async (cell) => {
    for (let i = 0; i < 500; i++) {
      const { exit, stdout } = await run(cell, ["echo", String(i)]);
      assert.deepEqual([exit.exitCode, stdout.toString("utf8")], [0, `${i}\n`]);
    }
  }),

  inPlace("keeps cells that are open at the same time apart", [], async (place) => {
    place.file("a.txt", "a");
    const cells = await Promise.all([place.open(), place.open(), place.open()]);
    await Promise.all(cells.map((cell, i) => text(cell, `echo ${i} > own; sleep 0.1`)));
    assert.deepEqual(await Promise.all(cells.map((cell) => text(cell, "cat own"))), ["0", "1", "2"]);
  }),

  inCell("is closed once and for all", [], async (cell) => {
    await text(cell, "true");
    await Promise.all([cell.close(), cell.close()]);
    await cell.close();
    await assert.rejects(
      sh(cell, "true"),
      (error) => error instanceof CleanroomError && error.kind === "EngineUnavailable",
    );
  }),

  inCell("can be closed in the middle of a step", [], async (cell) => {
    const step = sh(cell, "sleep 3600").then(
      () => "an exit",
      (error: unknown) => (error instanceof CleanroomError ? error.kind : String(error)),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    await cell.close();
    assert.equal(await step, "EngineUnavailable");
  }),

  inPlace("sweeps nothing that is in use", [], async (place) => {
    const cell = await place.open();
    await place.backend.sweep();
    assert.equal(await text(cell, "echo alive"), "alive");
  }),
];
