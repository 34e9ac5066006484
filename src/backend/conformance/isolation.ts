import assert from "node:assert/strict";
import { inCell, inPlace, STRICT, sh, text } from "./place.js";

/** The walls around a cell, looked at from inside. */
export const ISOLATION = [
  inCell("has no network interface but lo", ["sandbox"], async (cell) => {
    const names = await text(
      cell,
      'while IFS=: read -r name rest; do [ -z "$rest" ] || echo $name; done </proc/net/dev',
    );
    const uplinks = names.split("\n").filter((name) => /^(eth|en|wl|veth|tap|br|docker|podman|cni)/.test(name));
    assert.ok(names.split("\n").includes("lo"), names);
    assert.deepEqual(uplinks, []);
    assert.deepEqual([...(cell.observation.interfaces ?? [])], names.split("\n"));
  }),

  inCell("runs steps as an ordinary user without capabilities", ["sandbox"], async (cell) => {
    assert.equal(await text(cell, "id -u; id -g"), "65534\n65534");
    const status = await text(cell, "cat /proc/self/status");
    assert.match(status, /^CapEff:\s+0+$/m);
    assert.match(status, /^CapBnd:\s+0+$/m);
    assert.match(status, /^NoNewPrivs:\s+1$/m);
    assert.deepEqual([cell.observation.uid, cell.observation.noNewPrivileges], [65534, true]);
    assert.match(cell.observation.capabilities ?? "", /^0+$/);
  }),

  inCell("has the fixed host name", ["sandbox"], async (cell) => {
    assert.equal(await text(cell, "uname -n"), "cleanroom");
  }),

  inCell("lets nothing write outside the workdir, /tmp and the artifacts", ["sandbox"], async (cell) => {
    for (const path of ["/file", "/bin/file", "/etc/file", "/cleanroom/in/file"]) {
      const { exit } = await sh(cell, `echo x > ${path}`);
      assert.notEqual(exit.exitCode, 0, path);
    }
    await text(cell, "echo x > /tmp/file && echo x > file");
    assert.equal(cell.observation.rootReadOnly, true);
  }),

  inCell("runs programs from /tmp and the workdir", ["sandbox"], async (cell) => {
    await text(cell, "printf '#!/bin/sh\\necho ran\\n' > /tmp/a && chmod +x /tmp/a && cp /tmp/a ./b");
    assert.equal(await text(cell, "/tmp/a; ./b"), "ran\nran");
  }),

  inCell("keeps one step's script and stdin from the next", [], async (cell) => {
    await sh(cell, "true", { stdin: Buffer.from("secret"), env: { ...cell.baseEnv, TOKEN: "hidden-value" } });
    const { stdout } = await sh(cell, "cat /cleanroom/in/*.stdin /cleanroom/in/*.sh 2>/dev/null; env");
    assert.ok(!stdout.includes("secret") && !stdout.includes("hidden-value"));
  }),

  inPlace("gives the workspace memory of its own, on top of the policy's", ["memory_limit"], async (place) => {
    for (let i = 0; i < 300; i++) place.file(`folder/${i}`, "x");
    const { observation } = await place.open();
    const beyond = (observation.memoryBytes ?? 0) - (STRICT.limits.memoryBytes ?? 0);
    // Kernels round to pages.
    assert.ok(Math.abs(beyond - (300 + 300 * 4096)) < 4096, `${beyond} bytes on top`);
  }),

  inPlace("takes a policy that grants more CPUs than there are", ["sandbox"], async (place) => {
    const cell = await place.open({ policy: { ...STRICT, limits: { ...STRICT.limits, cpus: 4096 } } });
    assert.equal(await text(cell, "echo ran"), "ran");
    assert.ok((cell.observation.cpus ?? 0) <= 4096);
  }),

  inCell("says where every observation comes from", [], async (cell) => {
    const told = Object.values(cell.observation.evidence).flat();
    assert.ok(told.length > 0 && told.every((line) => line.length > 0));
  }),
];
