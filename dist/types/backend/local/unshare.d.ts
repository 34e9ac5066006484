import { type Launcher } from "./launcher.js";
/**
 * util-linux alone (unshare, mount, pivot_root, setpriv, prlimit): on nearly every Linux. A shell that is root of new
 * namespaces builds the new root, then enters one more user namespace, in which it is nobody: its mounts belong to
 * the outer one, out of reach, and processes are counted for this cell alone. No seccomp filter: nothing in
 * util-linux loads one.
 */
export declare const unshare: Launcher;
