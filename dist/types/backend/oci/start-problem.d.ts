/** Why a program could not be started in a container, as a shell would have it; null where the engine itself failed. */
export declare function startProblem(error: unknown): {
    exitCode: 126 | 127;
    says: string;
} | null;
