// Cleanroom beside its peers, on the same work, in the same run. How to read it: README.md.
//
//   node bench/run.mjs [--engine docker,podman,local] [--quick] [--json] [--image NAME] [--rounds N] [--dist DIR]
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { libraryCases } from "./library-cases.mjs";
import { describeMachine } from "./machine.mjs";
import { measure } from "./measure.mjs";
import { partCases } from "./part-cases.mjs";
import { availableEngines } from "./peers.mjs";
import { engineCases } from "./process-cases.mjs";
import { startupCases } from "./startup-cases.mjs";
import { compare, printTable } from "./table.mjs";

const { values } = parseArgs({
  options: {
    engine: { type: "string", multiple: true },
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    image: { type: "string", default: "cleanroom-test/busybox:1" },
    rounds: { type: "string" },
    dist: { type: "string", default: join(import.meta.dirname, "..", "dist") },
  },
});

const dist = resolve(values.dist);
if (!existsSync(join(dist, "cli.js"))) {
  console.error(`bench: ${join(dist, "cli.js")} is missing; run: npm run build`);
  process.exit(2);
}

const log = (line) => console.error(line);
const rounds = Number(values.rounds ?? (values.quick ? 3 : 7));
const wanted = values.engine?.flatMap((list) => list.split(","));
const engines = availableEngines({ wanted, image: values.image, log });
const tempDir = mkdtempSync(join(tmpdir(), "cleanroom-bench-"));
const setting = {
  cli: join(dist, "cli.js"),
  library: join(dist, "index.js"),
  image: values.image,
  tempDir,
  quick: values.quick,
};

const results = [];
try {
  const groups = [
    () => startupCases(setting),
    ...engines.flatMap((engine) => [() => engineCases(setting, engine), () => libraryCases(setting, engine)]),
    () => partCases(setting),
  ];
  for (const make of groups) {
    const group = await make();
    if (group === null) continue;
    log(`bench: ${group.title} …`);
    const samples = await measure(group.cases, group.rounds?.(rounds) ?? rounds);
    await group.end?.();
    results.push(...compare(group, samples));
  }
} finally {
  rmSync(tempDir, { recursive: true, force: true });
}

const machine = describeMachine();
if (values.json) console.log(JSON.stringify({ machine, rounds, results }, null, 2));
else printTable(machine, rounds, results);
