declare const __CLEANROOM_VERSION__: string | undefined;

/** The package's version; `0.0.0-dev` where the sources run unbuilt. */
export const VERSION = typeof __CLEANROOM_VERSION__ === "string" ? __CLEANROOM_VERSION__ : "0.0.0-dev";
