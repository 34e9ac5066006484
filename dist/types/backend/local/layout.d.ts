/** One thing in the new root of a cell. Paths are absolute as seen inside; `from` is a path of the host. */
export type LayoutEntry = {
    readonly kind: "dir";
    readonly path: string;
} | {
    readonly kind: "symlink";
    readonly path: string;
    readonly target: string;
} | {
    readonly kind: "bind";
    readonly path: string;
    readonly from: string;
    readonly file: boolean;
} | {
    readonly kind: "tmpfs";
    readonly path: string;
    readonly bytes: number | null;
    readonly shared: boolean;
} | {
    readonly kind: "proc";
} | {
    readonly kind: "dev";
};
export interface LayoutOptions {
    /** Host folder that becomes /cleanroom/in. */
    readonly inboxDir: string;
    readonly workdir: string;
    /** Sizes in bytes of what lies in memory; null leaves it to the kernel (half of the machine's). */
    readonly workdirBytes: number | null;
    readonly tmpBytes: number | null;
    readonly artifactsBytes: number;
    /** Further host folders that are shown at their own paths, see toolchain.ts. */
    readonly toolchains: readonly string[];
    /** Cgroup folders of the cell: path inside -> path on the host. */
    readonly cgroups: Readonly<Record<string, string>>;
    readonly hostNetwork: boolean;
}
/** The root that every sandboxed cell of this host sees. */
export declare function cellLayout(options: LayoutOptions): LayoutEntry[];
