/** Where a sandboxed cell finds programs first, whatever the host's PATH says. */
export declare const STANDARD_PATH: string[];
export interface Toolchains {
    /** Host folders to show, read-only, at their own paths. */
    readonly folders: readonly string[];
    /** The PATH inside. */
    readonly path: string;
}
/**
 * The host's PATH as far as a cell may have it: the standard folders, then the host's other entries in their order,
 * so that a `node` or `cargo` that lives in a home or a tool cache is found as on the host.
 *
 * Of an entry outside the system's folders only this is shown: the installation around a `bin` folder where that lies
 * deep enough to be one program's own (`~/.nvm/versions/node/v22.1.0` for `…/bin`), else the entry's folder alone
 * (`~/.cargo/bin`, not `~/.cargo`, which holds credentials). Never a home itself or anything above it, and nothing
 * of `node_modules`: a project's files reach a cell through its workspace only.
 *
 * @param hidden folders that must not become visible, e.g. the workdir
 */
export declare function toolchains(env: Readonly<Record<string, string | undefined>>, hidden: readonly string[]): Toolchains;
