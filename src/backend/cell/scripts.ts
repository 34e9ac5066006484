import { SOURCE_DATE_EPOCH } from "../../determinism/environment.js";
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
  return [
    `exec <${command.stdin === null ? "/dev/null" : `${INBOX}/${number}.stdin`}`,
    `cd ${quote(workdir)} || exit 126`,
    `PATH=${quote(command.env["PATH"] ?? "")}`,
    ...(command.folders ?? []).map((folder) => `mkdir -p ${quote(`${ARTIFACTS}/${folder}`)}`),
    ...lookup(program),
    `exec "$cleanroom_env" -i ${[...environment, quote(program), ...args.map(quote)].join(" ")}`,
    "",
  ].join("\n");
}

/** What is said of a program that lacks the permission, on every backend; a shell's exit code for it is 126. */
export const NOT_EXECUTABLE = "cannot be run: no execute permission";

/** Looks for the program as execvp(3) does, so that what it is told does not depend on the image's tools. */
function lookup(program: string): string[] {
  const fail = (says: string, code: number) =>
    `printf '%s\\n' ${quote(`cleanroom: ${program}: ${says}`)} >&2; exit ${code}`;
  const places = program.includes("/")
    ? [`set -- ${quote(program)}`]
    : ["IFS=:; set -f", "set -- $PATH", `for folder; do set -- "$@" "\${folder:-.}"/${quote(program)}; shift; done`];
  return [
    ...places,
    "cleanroom_found=none",
    "for file; do",
    '  [ -e "$file" ] || continue',
    '  [ -x "$file" ] && [ ! -d "$file" ] && cleanroom_found=runnable && break',
    "  cleanroom_found=denied",
    "done",
    "case $cleanroom_found in",
    `  none) command -v ${quote(program)} >/dev/null 2>&1 || { ${fail("command not found", 127)}; } ;;`,
    `  denied) ${fail(NOT_EXECUTABLE, 126)} ;;`,
    "esac",
  ];
}

/** Some implementations of tar date a link with today, and so the folder that it is made in. */
const REDATE = `find . ! -name . '(' -type l -o -type d ')' -exec touch -h -d @${SOURCE_DATE_EPOCH} {} +`;

/** Fills the workspace, then prints what the kernel says of this cell: a `\x1d`-led path, then that file's lines. */
export function bootScript(workdir: string, workspace: { readonly empty: boolean; readonly links: boolean }): string {
  const cg = "/sys/fs/cgroup";
  const facts = [
    "/proc/self/status",
    "/proc/self/limits",
    "/proc/self/mountinfo",
    "/proc/net/dev",
    "/proc/net/route",
    "/proc/net/ipv6_route",
    ...["memory/memory.limit_in_bytes", "pids/pids.max", "cpu/cpu.cfs_quota_us", "cpu/cpu.cfs_period_us"],
    ...["memory.max", "pids.max", "cpu.max"],
  ].map((path) => (path.startsWith("/") ? path : `${cg}/${path}`));
  return [
    `cd ${quote(workdir)} || exit 1`,
    workspace.empty ? ":" : `tar -xof ${INBOX}/workspace.tar || exit 1`,
    ...(workspace.links ? [`${REDATE} 2>/dev/null`] : []),
    `touch -d @${SOURCE_DATE_EPOCH} . 2>/dev/null`,
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

/**
 * Sends everything in $CLEANROOM_ARTIFACTS as a tar on stdout, links as links, then empties it. On stderr goes a line
 * for each thing that is there, since a tar leaves out what it can't read or hold.
 */
export function artifactsScript(): string {
  return [
    `command -v chmod >/dev/null 2>&1 && chmod -R u+rwX ${ARTIFACTS} 2>/dev/null`,
    `cd ${ARTIFACTS} || exit 1`,
    "command -v find >/dev/null 2>&1 && find . ! -type d >&2 2>/dev/null",
    "tar -cf - . 2>/dev/null",
    "rm -rf ./* ./.[!.]* ./..?*",
    "",
  ].join("\n");
}
