// Kills `cleanroom run` of projects with services at random moments, and looks 15 s later for what is left of it:
// containers, networks, volumes, temp folders, processes. The seed decides the moments.
//
//   node bench/crash.mjs [--engine docker,podman,podman-rootless] [--points N] [--at-once N] [--seed N] [--dist DIR]
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { crashEngines, volumeNames } from "./crash-engine.mjs";
import { CrashProject } from "./crash-project.mjs";
import { describeMachine } from "./machine.mjs";

/** Milliseconds after a kill at which nothing may be left. */
const PROMISE_MS = 15_000;

const { values } = parseArgs({
  options: {
    engine: { type: "string", default: "docker,podman,podman-rootless" },
    points: { type: "string", default: "100" },
    "at-once": { type: "string", default: "3" },
    seed: { type: "string", default: "1" },
    dist: { type: "string", default: join(import.meta.dirname, "..", "dist") },
  },
});
const cli = join(resolve(values.dist), "cli.js");
if (!existsSync(cli)) {
  console.error(`crash: ${cli} is missing; run: npm run build`);
  process.exit(2);
}
const points = Number(values.points);
const random = randomNumbers(Number(values.seed));
const engines = await crashEngines(values.engine.split(","));
if (engines.length === 0) {
  console.error("crash: none of these engines answers");
  process.exit(3);
}

console.log(`${describeMachine()}, seed ${values.seed}\n`);
console.log(
  "| engine          | kills | whole run | things at the kill | gone after (median, most) | left after 15 s |",
);
console.log(
  "| --------------- | ----- | --------- | ------------------ | ------------------------- | --------------- |",
);
let left = 0;
for (const engine of engines) {
  const volumes = await volumeNames(engine);
  // The first one finds cold caches.
  await wholeRun(engine);
  const wholeMs = await wholeRun(engine);
  const kills = [];
  const waiting = Array.from({ length: points }, (_, index) => ({ index, afterMs: random() * wholeMs }));
  const workers = Array.from({ length: Number(values["at-once"]) }, async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) kills.push(await crash(engine, next));
  });
  await Promise.all(workers);
  const outcomes = await Promise.all(kills.map(({ outcome }) => outcome));
  const stray = (await volumeNames(engine)).filter((name) => !volumes.includes(name));
  left += report(engine, wholeMs, outcomes, stray);
}
process.exit(left === 0 ? 0 : 1);

/** Milliseconds that a run takes from its start to its end when nobody kills it. */
async function wholeRun(engine) {
  const project = new CrashProject(cli, engine, 0);
  try {
    const start = performance.now();
    const code = await project.start().ended;
    if (code !== 0) throw new Error(`a run on ${engine.name} that nobody killed ended with ${code}`);
    return performance.now() - start;
  } finally {
    project.dispose();
  }
}

/** Starts a run and kills it; the next may begin while this one's remains are still waited for. */
async function crash(engine, { index, afterMs }) {
  const project = new CrashProject(cli, engine, index);
  const { child, ended } = project.start();
  await Promise.race([sleep(afterMs), ended]);
  const things = await project.things(child.pid);
  child.kill("SIGKILL");
  const killed = performance.now();
  if ((await ended) !== null) {
    // It was quicker than the one that was measured.
    project.dispose();
    return crash(engine, { index, afterMs: afterMs * random() });
  }
  return { outcome: watch(project, child.pid, { afterMs, things, killed }) };
}

async function watch(project, pid, { afterMs, things, killed }) {
  const volumes = things.flatMap((thing) => thing.volumes);
  let goneMs = null;
  let remains = [];
  do {
    await sleep(500);
    remains = await project.remains(pid, volumes);
    // What an engine was asked for last may still appear: the last look counts.
    goneMs = remains.length > 0 ? null : (goneMs ?? performance.now() - killed);
  } while (performance.now() - killed < PROMISE_MS);
  project.dispose();
  return { afterMs, things: things.length, goneMs, remains };
}

function report(engine, wholeMs, outcomes, stray) {
  const gone = outcomes.flatMap(({ goneMs }) => (goneMs === null ? [] : [goneMs])).sort((a, b) => a - b);
  const failed = outcomes.filter(({ remains }) => remains.length > 0);
  const things = outcomes.map((outcome) => outcome.things);
  const seconds = (ms) => (ms === undefined ? "-" : `${(ms / 1000).toFixed(1)} s`);
  const cells = [
    engine.name.padEnd(15),
    String(outcomes.length).padStart(5),
    seconds(wholeMs).padStart(9),
    `${Math.min(...things)} to ${Math.max(...things)}`.padStart(18),
    `${seconds(gone[Math.floor(gone.length / 2)])}, ${seconds(gone.at(-1))}`.padStart(25),
    String(failed.length + stray.length).padStart(15),
  ];
  console.log(`| ${cells.join(" | ")} |`);
  for (const { afterMs, remains } of failed)
    console.log(`  killed after ${Math.round(afterMs)} ms: ${remains.join("; ")}`);
  for (const name of stray) console.log(`  volume ${name} was not there before`);
  return failed.length + stray.length;
}

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
