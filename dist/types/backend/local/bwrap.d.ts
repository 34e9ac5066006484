import { type Launcher } from "./launcher.js";
/**
 * bubblewrap, https://github.com/containers/bubblewrap: one process start for the whole sandbox, allowed on hosts
 * that forbid user namespaces to everything else, and able to load a seccomp filter.
 */
export declare const bwrap: Launcher;
