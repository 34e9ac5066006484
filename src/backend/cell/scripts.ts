import type { StepCommand } from "../backend.js";

/** Where the inbox is mounted, read-only, inside a cell. */
export const INBOX = "/cleanroom/in";
/** What `CLEANROOM_ARTIFACTS` names inside a cell: a tmpfs. */
export const ARTIFACTS = "/cleanroom/artifacts";

/** Where a tested program that lies outside the project is found inside a cell. */
export function cellBinPath(name: string): string {
  return `${INBOX}/bin/${name}`;
}

/** One word of sh that stands for exactly this text. */
export function quote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** The script of one step: its stdin, its folder, its environment and nothing else of ours. */
export function stepScript(number: number, command: StepCommand, workdir: string): string {
  const [program = "", ...args] = command.argv;
  const environment = Object.entries(command.env).map(([name, value]) => quote(`${name}=${value}`));
  const missing = quote(`cleanroom: ${program}: command not found`);
  return [
    `exec <${command.stdin === null ? "/dev/null" : `${INBOX}/${number}.stdin`}`,
    `cd ${quote(workdir)} || exit 126`,
    `PATH=${quote(command.env["PATH"] ?? "")}`,
    `command -v ${quote(program)} >/dev/null 2>&1 || { printf '%s\\n' ${missing} >&2; exit 127; }`,
    `exec "$cleanroom_env" -i ${[...environment, quote(program), ...args.map(quote)].join(" ")}`,
    "",
  ].join("\n");
}

/** Fills the workspace, then prints what the kernel says of this cell: a `\x1d`-led path, then that file's lines. */
export function bootScript(workdir: string, hasWorkspace: boolean): string {
  const cg = "/sys/fs/cgroup";
  const facts = [
    "/proc/self/status",
    "/proc/self/limits",
    "/proc/self/mountinfo",
    "/proc/net/dev",
    ...["memory/memory.limit_in_bytes", "pids/pids.max", "cpu/cpu.cfs_quota_us", "cpu/cpu.cfs_period_us"],
    ...["memory.max", "pids.max", "cpu.max"],
  ].map((path) => (path.startsWith("/") ? path : `${cg}/${path}`));
  return [
    `cd ${quote(workdir)} || exit 1`,
    hasWorkspace ? `tar -xof ${INBOX}/workspace.tar || exit 1` : ":",
    `for fact in ${facts.join(" ")}; do`,
    '  [ -r "$fact" ] || continue',
    `  printf '\\035%s\\n' "$fact"`,
    `  while IFS= read -r line; do printf '%s\\n' "$line"; done <"$fact"`,
    "done",
    "exit 0",
    "",
  ].join("\n");
}

/** Sends those of the wanted workspace files that exist, as a tar on stdout. */
export function wantedScript(workdir: string, wanted: readonly string[]): string {
  return [
    `cd ${quote(workdir)} || exit 1`,
    "set --",
    ...wanted.map((path) => `[ -f ${quote(`./${path}`)} ] && set -- "$@" ${quote(`./${path}`)}`),
    '[ $# -eq 0 ] || exec tar -chf - "$@"',
    "",
  ].join("\n");
}

/** Sends everything in $CLEANROOM_ARTIFACTS as a tar on stdout, links as links, then empties it. */
export function artifactsScript(): string {
  return [`cd ${ARTIFACTS} || exit 1`, "tar -cf - .", "rm -rf ./* ./.[!.]* ./..?*", ""].join("\n");
}
