import { existsSync } from "node:fs";
import { SOURCE_DATE_EPOCH } from "../../determinism/environment.js";
import type { Control, ControlName } from "../../model/policy.js";
import { demand, present, same } from "../demand.js";
import type { InnerRun } from "../inner-run.js";
import { listing } from "../project.js";
import { repeat } from "../repeat.js";
import { phrase, type Theme } from "../vocabulary.js";
import type { World } from "../world.js";

/** Controls without which a step could reach what is not its own. */
const HERMETIC: readonly ControlName[] = ["network", "capabilities", "user", "root_filesystem", "no_new_privileges"];

/** What a program sees of its files: where they lie, whose they are, how old they are. */
const MOUNTS = `pwd
for place in "$PWD" /tmp "$CLEANROOM_ARTIFACTS"; do
  line=$(grep -n " $place " /proc/self/mountinfo | tail -n 1)
  set -- $line
  echo "mount \${5-none} of $place"
done
find . -mindepth 1 | sort | while IFS= read -r path; do stat -c '%n %A %u %Y' "$path"; done`;

const CLOCK = `echo "zone $(date +%Z%z)"
echo "TZ $TZ"
echo "epoch $SOURCE_DATE_EPOCH"
find . -mindepth 1 ! -type l -exec stat -c 'file %Y' {} + | sort -u`;

/** What a run may reach, and what it leaves. */
export const ISOLATION: Theme = {
  title: "Isolation",
  phrases: [
    phrase(
      "execution is hermetic",
      "Network, capabilities, user, root filesystem and privileges were restricted in the last run, as read back from the engine and from inside.",
      "And execution is hermetic",
      (world) => {
        for (const name of HERMETIC) demandEnforced(world.last(), name);
      },
    ),
    phrase(
      "mounts are deterministic",
      "Two more runs in the same place see the same folders, files, owners, modes and dates.",
      "And mounts are deterministic",
      async (world) => {
        const [first, second] = [await look(world, MOUNTS), await look(world, MOUNTS)];
        demand(first.split("\n").length > 4, { message: "the project's files were not seen", actual: first });
        demand(first === second, { message: "two runs saw different files", expected: first, actual: second });
      },
    ),
    phrase(
      "(the )clock is normalized",
      "A run in the same place has the time zone UTC and a fixed SOURCE_DATE_EPOCH, and that is the date of every file of the project.",
      "And clock is normalized",
      async (world) => {
        const lines = (await look(world, CLOCK)).trimEnd().split("\n");
        const expected = ["zone UTC+0000", "TZ UTC", `epoch ${SOURCE_DATE_EPOCH}`, `file ${SOURCE_DATE_EPOCH}`];
        demand(same(lines, expected), {
          message: "time zone, epoch or dates of files are not fixed",
          expected,
          actual: lines,
        });
      },
    ),
    phrase(
      "capabilities dropped include ALL",
      "The last run had no capability, as read back.",
      "And capabilities dropped include ALL",
      (world) => {
        const { requested } = demandEnforced(world.last(), "capabilities");
        demand(requested === "ALL dropped", {
          message: `capabilities: ${requested}`,
          expected: "ALL dropped",
          actual: requested,
        });
      },
    ),
    phrase(
      "(the )process runs as non-root",
      "The last run had an ordinary user, as read back.",
      "And process runs as non-root",
      (world) => {
        demandEnforced(world.last(), "user");
      },
    ),
    phrase(
      "(the )control {name} is enforced",
      "Any control of the report by its name.",
      "Then the control seccomp is enforced",
      (world, name: ControlName) => void demandEnforced(world.last(), name),
    ),
    phrase(
      "file {text} exists inside (the )container",
      "After the last run's steps, made again in one cell, the file is there.",
      'Then file "/tmp/testfile" exists inside container',
      async (world, path: string) => {
        const run = world.last();
        const look = { name: "look for the file", command: ["test", "-e", path] };
        const again = await world.probe(repeat(run, [...run.spec.steps, look]));
        const outcome = again.steps.at(-1)?.report.outcome;
        demand(outcome === "passed", { message: `${path} is not there inside`, expected: path, actual: outcome });
      },
    ),
    phrase(
      "no writes occurred on (the )host source directory",
      "The project's folder holds exactly what it held before, and what was written inside is not on the host.",
      "And no writes occurred on host source directory",
      (world) => {
        demand(world.project.fixture, { message: "this looks at a fixture project, and the scenario has none" });
        const now = listing(world.project.dir);
        demand(same(now, world.projectBefore), {
          message: "the project's folder has changed",
          expected: world.projectBefore,
          actual: now.filter((line) => !world.projectBefore.includes(line)),
        });
      },
    ),
    phrase(
      "{text} does not exist on the host",
      "A path of the host.",
      'And "/tmp/testfile-of-a-step" does not exist on the host',
      (_world, path: string) => {
        demand(!existsSync(path), { message: `${path} exists on the host`, actual: path });
      },
    ),
  ],
};

/** The control as the run's report has it. Fails the step where it was not in force. */
function demandEnforced(run: InnerRun, name: ControlName): Control {
  const control = present(
    run.scenario?.policy.controls.find((each) => each.name === name),
    `the report says nothing of the control ${name}`,
  );
  demand(control.enforced, {
    message: `${name} was not restricted on ${run.report.backend} (requested: ${control.requested})`,
    ...{ expected: control.requested, actual: control.evidence.join("; ") },
    hint: "`cleanroom doctor` shows what each backend can enforce here.",
  });
  return control;
}

/** What a script prints in the place of the last run. */
async function look(world: World, script: string): Promise<string> {
  const run = await world.probe(repeat(world.last(), [{ name: "look", command: ["sh", "-c", script] }]));
  demand(run.exitCode === 0, { message: "looking inside failed", actual: run.stderr });
  return run.stdout;
}
