// How long after a service itself says that it is ready its gate opens. Both are told from the start of its container.
//
//   node bench/services.mjs [--engine docker,podman] [--rounds N] [--dist DIR]
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { exec, median } from "./measure.mjs";
import { availableEngines } from "./peers.mjs";

const TARGET = 1.15;
/** The last line of this kind is the one after which the server that stays answers; both write their own time before it. */
const READY = {
  postgres: /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}) UTC .*ready to accept connections/gm,
  redis: /(\d\d \w{3} \d{4} \d\d:\d\d:\d\d\.\d{3}) \* Ready to accept connections/gm,
};

const { values } = parseArgs({
  options: {
    engine: { type: "string", default: "docker,podman" },
    rounds: { type: "string", default: "7" },
    dist: { type: "string", default: join(import.meta.dirname, "..", "dist") },
  },
});
const images = { postgres: "cleanroom-test/postgres:1", redis: "cleanroom-test/redis:1" };
const engines = availableEngines({ wanted: values.engine.split(","), image: images.redis, log: console.error });
const cwd = mkdtempSync(join(tmpdir(), "cleanroom-bench-"));
try {
  for (const engine of engines) {
    for (const [service, image] of Object.entries(images)) {
      const samples = [];
      for (let round = 0; round <= Number(values.rounds); round += 1) {
        const sample = await startOnce(engine, service, image);
        if (round > 0) samples.push(sample);
      }
      const gate = median(samples.map(({ readyMs }) => readyMs));
      const own = median(samples.map(({ ownMs }) => ownMs));
      const ratio = median(samples.map(({ readyMs, ownMs }) => readyMs / ownMs));
      const verdict = ratio <= TARGET ? "met" : "missed";
      console.log(
        `${engine} ${service}: gate open after ${gate.toFixed(0)} ms, itself ready after ${own.toFixed(0)} ms, ` +
          `${ratio.toFixed(3)} x (<= ${TARGET} ${verdict})`,
      );
    }
  }
} finally {
  rmSync(cwd, { recursive: true, force: true });
}

async function startOnce(engine, service, image) {
  const config = `image = "${image}"\n[[services]]\nname = "${service}"\nimage = "${image}"\n[[scenarios]]\nname = "start"\nservices = ["${service}"]\n[[scenarios.steps]]\nname = "nothing"\ncommand = ["true"]\n`;
  writeFileSync(join(cwd, "cleanroom.toml"), config);
  rmSync(join(cwd, "artifacts"), { recursive: true, force: true });
  const cli = join(resolve(values.dist), "cli.js");
  await exec(process.execPath, [cli, "run", "--backend", engine, "--require-backend", "--quiet"], { cwd });
  const output = join(cwd, "artifacts");
  const run = readdirSync(output).find((name) => existsSync(join(output, name, "report.json")));
  const [report] = JSON.parse(readFileSync(join(output, run, "report.json"), "utf8")).services;
  const log = readFileSync(join(output, run, report.log), "utf8");
  const said = [...log.matchAll(READY[service])].at(-1)?.[1];
  if (said === undefined) throw new Error(`the log of ${service} does not tell when it was ready:\n${log}`);
  return { readyMs: report.ready_ms, ownMs: Date.parse(`${said} UTC`) - Date.parse(report.started_at) };
}
