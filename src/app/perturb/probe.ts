import type { Cell } from "../../backend/backend.js";

/** What a cell looks like from inside, as far as variations change it. */
export interface Seen {
  readonly uid: string;
  readonly hostname: string;
  readonly cpus: string;
  /** The workspace's files as its folders list them. */
  readonly order: string;
  /**
   * Whether `date` reads the clock through the library it was given: `held` or `running`; `unknown` where there is no
   * `date`, `absent` where there is no library.
   */
  readonly clock: "held" | "running" | "unknown" | "absent";
  readonly locales: readonly string[];
  /** Whether there is a `taskset`. */
  readonly taskset: boolean;
}

const PROBE = [
  "while read -r key value rest; do case $key in Uid:) uid=$value;; Cpus_allowed_list:) cpus=$value;; esac; done </proc/self/status",
  'echo "uid $uid"',
  "read -r name </proc/sys/kernel/hostname",
  'echo "hostname $name"',
  "online=; read -r online </sys/devices/system/cpu/online",
  'echo "cpus $cpus, $(grep -c ^processor /proc/cpuinfo) listed, $online online"',
  'echo "order $(find . 2>/dev/null | cksum)"',
  'locale -a 2>/dev/null | head -n 200 | while read -r name; do echo "locale $name"; done',
  'command -v taskset >/dev/null && echo "taskset yes"',
  'if [ -r "$1" ]; then',
  "  if command -v date >/dev/null; then",
  '    if [ "$(LD_PRELOAD=$1 date +%s)" = "$2" ]; then echo "clock held"; else echo "clock running"; fi',
  "  else echo clock unknown; fi",
  "fi",
  ":",
].join("\n");

/**
 * Asks a shell in the cell; null where there is none.
 *
 * @param clock the library and the moment at which it stands still
 */
export async function probeCell(
  cell: Cell,
  clock: { readonly path: string; readonly seconds: number } | null,
): Promise<Seen | null> {
  const chunks: Buffer[] = [];
  const exit = await cell.run(
    {
      argv: ["sh", "-c", PROBE, "sh", clock?.path ?? "", `${clock?.seconds ?? 0}`],
      env: { PATH: cell.baseEnv["PATH"] ?? "" },
      stdin: null,
      timeoutMs: 10_000,
      collect: [],
      signal: new AbortController().signal,
    },
    { stdout: (chunk) => void chunks.push(Buffer.from(chunk)), stderr: () => undefined },
  );
  if (exit.exitCode !== 0) return null;
  const text = Buffer.concat(chunks).toString("utf8");
  const said = (key: string) => new RegExp(`^${key} (.*)$`, "m").exec(text)?.[1] ?? "";
  return {
    uid: said("uid"),
    hostname: said("hostname"),
    cpus: said("cpus"),
    order: said("order"),
    clock: (said("clock") || "absent") as Seen["clock"],
    locales: [...text.matchAll(/^locale (.+)$/gm)].map(([, name = ""]) => name),
    taskset: said("taskset") === "yes",
  };
}
