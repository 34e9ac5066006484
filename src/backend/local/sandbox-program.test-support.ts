import { bwrap } from "./bwrap.js";
import { makePlace, shell } from "./cells.test-support.js";
import { listeningPod } from "./listening-pod.test-support.js";
import { openSandboxCell } from "./sandbox-cell.js";
import { unshare } from "./unshare.js";

/**
 * A program for tests that need another process than theirs: one of another user, or one to be killed. Opens a cell
 * with the launcher named first, runs the given lines of sh in it and prints what came of each as a line of JSON;
 * at `--stay` it says "ready" and where its files lie, and lives on. CLEANROOM_TEST_SERVICE is the port of a server
 * on 127.0.0.1 that becomes the service `db:80` of the cell.
 */
const [name, ...lines] = process.argv.slice(2);
const port = process.env["CLEANROOM_TEST_SERVICE"];
const pod = port === undefined ? null : await listeningPod({ name: "db", port: 80, listensOn: Number(port) });
const place = makePlace({ "hello.txt": "hello" }, { pod });
const cell = await openSandboxCell(place.spec, {
  env: process.env,
  launcher: name === "bwrap" ? bwrap : unshare,
  elevate: [],
  asRoot: process.getuid?.() === 0,
  countsPerNamespace: true,
});
for (const line of lines) {
  if (line === "--stay") {
    process.stdout.write(`ready ${place.spec.tempDir}\n`);
    // The worst case: a step that has stopped the agent, which so does not see its stdin end.
    if (pod !== null)
      await shell(cell, 'exec sleep 300 | node -e \'process.stdin.pipe(require("net").connect(80, "db"))\'');
    await shell(cell, "for p in $(ls /proc | grep '^[0-9]'); do [ $p = $$ ] || kill -STOP $p; done; exec sleep 987654");
  }
  const { stdout, stderr, exit } = await shell(cell, line);
  process.stdout.write(`${JSON.stringify({ stdout, stderr, code: exit.exitCode, peak: exit.memoryPeakBytes })}\n`);
}
process.stdout.write(`${JSON.stringify({ observation: cell.observation })}\n`);
await cell.close();
place.dispose();
