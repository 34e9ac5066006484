import { INBOX, quote } from "../cell/scripts.js";
import { type Launcher, NO_PRIVILEGES, prlimitWords, type SandboxSpec } from "./launcher.js";
import type { LayoutEntry } from "./layout.js";

/**
 * bubblewrap, https://github.com/containers/bubblewrap: one process start for the whole sandbox, allowed on hosts
 * that forbid user namespaces to everything else, and able to load a seccomp filter.
 */
export const bwrap: Launcher = { name: "bwrap", loadsSeccomp: true, command };

function command(spec: SandboxSpec): string[] {
  const { uid, gid } = spec.identity;
  const words = ["bwrap", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"];
  if (spec.ownNetwork) words.push("--unshare-net");
  words.push("--hostname", spec.identity.hostname, "--as-pid-1", "--clearenv");
  words.push("--setenv", "PATH", spec.path);
  if (spec.asRoot) {
    words.push("--cap-drop", "ALL");
    for (const name of ["SETUID", "SETGID", "SETPCAP", "CHOWN"]) words.push("--cap-add", `CAP_${name}`);
  } else {
    // Not for root: its bwrap has no right left to kill what has become nobody's, and would go without it.
    words.push("--die-with-parent");
    words.push("--unshare-user", "--uid", `${uid}`, "--gid", `${gid}`, "--cap-drop", "ALL");
  }
  if (spec.seccomp) words.push("--seccomp", "3");
  // Reads to the end of the pipe before it builds the rest; the tmpfs on /tmp then hides the empty file.
  if (spec.gated) words.push("--info-fd", "4", "--file", "5", "/tmp/gate");
  for (const entry of spec.layout) words.push(...render(entry));
  words.push("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", spec.workdir, "--");
  return [...words, ...(spec.asRoot ? becomeNobody(spec) : []), ...prlimitWords(spec.rlimits), "sh", `${INBOX}/agent`];
}

function render(entry: LayoutEntry): string[] {
  switch (entry.kind) {
    case "dir":
      return ["--perms", "0755", "--dir", entry.path];
    case "symlink":
      return ["--symlink", entry.target, entry.path];
    case "bind":
      return ["--ro-bind", entry.from, entry.path];
    case "tmpfs": {
      const size = entry.bytes === null ? [] : ["--size", `${entry.bytes}`];
      return [...size, "--perms", entry.shared ? "1777" : "0755", "--tmpfs", entry.path];
    }
    case "proc":
      return ["--proc", "/proc"];
    case "dev":
      return ["--dev", "/dev", "--perms", "1777", "--tmpfs", "/dev/shm"];
  }
}

/** A real root's cell starts as root, without most capabilities, and gives away what nobody has to own. */
function becomeNobody(spec: SandboxSpec): string[] {
  const { uid, gid } = spec.identity;
  const owned = spec.layout.flatMap((entry) => (entry.kind === "tmpfs" && !entry.shared ? [entry.path] : []));
  const drop = ["setpriv", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", ...NO_PRIVILEGES];
  const script = `chown ${uid}:${gid} ${owned.map(quote).join(" ")} && exec "$@"`;
  return ["sh", "-c", script, "sh", ...drop];
}
