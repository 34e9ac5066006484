import { spawn } from "node:child_process";

/**
 * Times every case once per round, starting each round at another case, so that what slows the machine down for a
 * while slows all of them. The first round warms caches and is not counted; what fails is told and not counted.
 *
 * @returns milliseconds by the name of the case
 */
export async function measure(cases, rounds) {
  const samples = new Map(cases.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (let index = 0; index < cases.length; index += 1) {
      const { name, run, prepare } = cases[(index + round) % cases.length];
      await prepare?.();
      const start = performance.now();
      try {
        await run();
      } catch (error) {
        console.error(`bench: ${name}: ${error.message.slice(0, 2000)}`);
        continue;
      }
      if (round > 0) samples.get(name).push(performance.now() - start);
    }
  }
  return samples;
}

export function median(values) {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Runs a command to its end with nothing to read and nobody to listen. Rejects with its stderr unless it exits with 0. */
export function exec(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"], ...options });
    let stderr = "";
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ${args.join(" ")} exited with ${code}\n${stderr}`));
    });
  });
}

/** `exec` as often as told, one after the other. */
export async function repeat(times, command, args) {
  for (let index = 0; index < times; index += 1) await exec(command, args);
}
