/** The line for stderr when a blocked network is the likely cause of a failed step, else null. */
export declare function networkHint(facts: {
    readonly network: "none" | "full" | "allowlist";
    readonly exitCode: number;
    readonly stderr: string;
    readonly stdout: string;
}): string | null;
