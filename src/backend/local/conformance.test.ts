import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, it } from "vitest";
import { conformanceCases, type Need } from "../conformance.js";
import { createLocalBackend, describeSandbox } from "./local.js";

const tools = mkdtempSync(join(tmpdir(), "cleanroom-test-tools-"));
writeFileSync(join(tools, "bwrap"), "#!/bin/sh\nexit 1\n");
chmodSync(join(tools, "bwrap"), 0o755);
afterAll(() => rmSync(tools, { recursive: true, force: true }));

// The shared suite runs on the best way that this host has; here on the others.
const withoutBwrap = { ...process.env, PATH: `${tools}:${process.env["PATH"]}` };
const { mode } = await describeSandbox(withoutBwrap);
const lacks: Need[] = ["services", ...(process.getuid?.() === 0 ? [] : ["memory_limit" as const])];
// Without these, a step that kills or forks without end would do so to the whole machine.
const UNCONTAINED: Need[] = ["sandbox", "process_tree", "pids_limit", "memory_limit", "services"];

describe.skipIf(mode !== "unshare")("the local backend with util-linux alone", { timeout: 60_000 }, () => {
  const backend = createLocalBackend({ env: withoutBwrap });
  for (const { name, run } of conformanceCases(lacks)) it(name, () => run(backend, { image: null }));
});

describe.skipIf(process.platform === "win32")("the local backend without a sandbox", { timeout: 60_000 }, () => {
  const backend = createLocalBackend({ env: process.env, sandbox: "none" });
  // Leftovers are found by a mark in their environment: one variable more than was asked for.
  const cases = conformanceCases(UNCONTAINED).filter(({ name }) => !name.includes("exactly the environment"));
  for (const { name, run } of cases) it(name, () => run(backend, { image: null }));
});
