import { dirname, join } from "node:path";
import { normaliseOutput } from "../../determinism/normalise.js";
import { normaliseSnapshot } from "../../snapshots/normalise.js";
import { SNAPSHOT_FOLDER, SnapshotStore } from "../../snapshots/store.js";
import { demand, demandNone, present } from "../demand.js";
import type { InnerRun } from "../inner-run.js";
import { repeat } from "../repeat.js";
import { phrase, type Theme } from "../vocabulary.js";
import type { World } from "../world.js";

type Stream = "stdout" | "stderr";

/** A moment as programs print it. */
const MOMENT = /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/;

/** Snapshots lie beside the feature, in `snapshots/`. */
export const SNAPSHOTS: Theme = {
  title: "Snapshots",
  phrases: [
    phrase(
      "I snapshot {stream} as {text}",
      "Takes what was printed as a snapshot, or compares it with the one that is stored beside the feature. In a CI nothing new is stored.",
      'And I snapshot stdout as "help-output"',
      (world, stream: Stream, name: string) => {
        const text = normalised(world.last(), stream);
        world.notes.set("snapshot", { name, stream, text });
        const stored = store(world).compare(name, text);
        if (stored !== null && !isMissing(stored.context)) demandNone([stored]);
      },
    ),
    phrase(
      "(the ){stream} matches snapshot {text}",
      "The same, where the snapshot must exist: in a CI a missing one fails.",
      'Then stdout matches snapshot "help-output"',
      (world, stream: Stream, name: string) => {
        const failure = store(world).compare(name, normalised(world.last(), stream));
        demandNone(failure === null ? [] : [failure]);
      },
    ),
    phrase(
      "(the )snapshot matches on {name} backend too",
      "The same run on another backend prints what the snapshot says.",
      'Then snapshot matches on "local" backend too',
      async (world, backend: string) => {
        const { name, stream, text } = taken(world);
        const run = await world.probe({ ...repeat(world.last()), backend });
        const other = normalised(run, stream);
        demand(other === text, {
          message: `${stream} on ${backend} differs from the snapshot ${name}`,
          expected: text,
          actual: other,
        });
      },
    ),
    phrase(
      "paths and timestamps are normalized",
      "The snapshot holds no path of a run and no time, and both are replaced in what a program prints of them.",
      "And paths and timestamps are normalized",
      async (world) => {
        const { name, text } = taken(world);
        demand(!MOMENT.test(text) && !text.includes(world.host.tempDir), {
          message: `the snapshot ${name} holds a time or a path of a run`,
          actual: text,
        });
        const script = 'date -u "+%Y-%m-%dT%H:%M:%SZ"; pwd; echo "$CLEANROOM_ARTIFACTS"';
        const run = await world.probe(repeat(world.last(), [{ name: "print", command: ["sh", "-c", script] }]));
        const shown = normalised(run, "stdout");
        demand(MOMENT.test(run.stdout) && !MOMENT.test(shown), {
          message: "a time that a program prints is not normalized",
          actual: shown,
        });
        const again = normalised(await world.probe(run.spec), "stdout");
        demand(shown === again, {
          message: "times or paths make two snapshots differ",
          expected: shown,
          actual: again,
        });
      },
    ),
  ],
};

/** The text as a snapshot holds it. */
function normalised(run: InnerRun, stream: Stream): string {
  const placeless = normaliseOutput(run[stream], { workdir: "/workspace", runId: run.report.run_id });
  return normaliseSnapshot(placeless.toString("utf8"));
}

function store(world: World): SnapshotStore {
  return new SnapshotStore({
    dir: join(dirname(world.featurePath), SNAPSHOT_FOLDER),
    update: world.host.updateSnapshots,
    ci: world.environment["CI"] === "true",
    onNotice: world.host.notice,
  });
}

function isMissing({ diff }: Readonly<Record<string, unknown>>): boolean {
  return diff === undefined;
}

function taken(world: World): { name: string; stream: Stream; text: string } {
  const snapshot = world.notes.get("snapshot") as { name: string; stream: Stream; text: string } | undefined;
  return present(snapshot, "no snapshot was taken so far");
}
