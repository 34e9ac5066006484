import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { thingsOf, volumeNames } from "./crash-engine.mjs";

const POSTGRES = process.env["CLEANROOM_TEST_POSTGRES_IMAGE"] ?? "cleanroom-test/postgres:1";
const REDIS = process.env["CLEANROOM_TEST_REDIS_IMAGE"] ?? "cleanroom-test/redis:1";
const STEPS = process.env["CLEANROOM_TEST_IMAGE"] ?? "cleanroom-test/busybox:1";

/** A project with services in a folder of its own, with a temp folder of its own. */
export class CrashProject {
  #root = mkdtempSync(join(tmpdir(), "cleanroom-crash-"));
  #temp = join(this.#root, "tmp");

  /** @param index every other project has its services on a network, since two want the same port */
  constructor(cli, engine, index) {
    this.cli = cli;
    this.engine = engine;
    chmodSync(this.#root, 0o711);
    mkdirSync(this.#temp, { mode: 0o711 });
    // The processes of the services say in their environment to which project they belong.
    const env = `env = { CLEANROOM_TEST_OF = ${JSON.stringify(this.#root)} }`;
    const second = index % 2 === 0 ? POSTGRES : REDIS;
    writeFileSync(
      join(this.#root, "cleanroom.toml"),
      `image = "${STEPS}"
services = [{ name = "a", image = "${REDIS}", ${env} }, { name = "b", image = "${second}", ${env} }]
[[scenarios]]
name = "beside services"
services = ["a", "b"]
steps = [{ command = ["sleep", "0.3"] }]
`,
    );
  }

  start() {
    const child = spawn(process.execPath, [this.cli, "run", "--backend", this.engine.backend, "--quiet"], {
      cwd: this.#root,
      env: { ...process.env, ...this.engine.env, TMPDIR: this.#temp },
      stdio: "ignore",
    });
    return { child, ended: new Promise((resolve) => child.on("close", resolve)) };
  }

  things(pid) {
    return thingsOf(this.engine, pid);
  }

  /** What is left of a run, a line each. */
  async remains(pid, volumes) {
    const [things, names] = await Promise.all([this.things(pid), volumeNames(this.engine)]);
    return [
      ...things.map(({ title }) => title),
      ...volumes.filter((name) => names.includes(name)).map((name) => `volume ${name}`),
      ...readdirSync(this.#temp).map((name) => `temp folder ${name}`),
      ...this.#processes(),
    ];
  }

  dispose() {
    rmSync(this.#root, { recursive: true, force: true });
  }

  #processes() {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => ["environ", "cmdline"].some((file) => read(`/proc/${pid}/${file}`).includes(this.#root)))
      .map((pid) => `process ${pid} ${read(`/proc/${pid}/cmdline`).replaceAll("\0", " ").slice(0, 80)}`);
  }
}

function read(path) {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}
