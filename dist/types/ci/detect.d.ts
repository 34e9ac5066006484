/** What a CI platform is called and what can be said to it. */
export type CiName = "github" | "gitlab" | "azure" | "jenkins" | "circleci" | "buildkite" | "bitbucket" | "none";
export interface CiCapabilities {
    /** Remarks on a file and line that the platform shows beside the code. */
    readonly annotations: boolean;
    /** A page of text shown with the run. */
    readonly summary: boolean;
    /** Files can be handed over from within the step, without configuration by the user. */
    readonly artifacts: boolean;
    /** Values can be registered so that the log hides them. */
    readonly masking: boolean;
    /** Foldable parts of the log. */
    readonly groups: boolean;
    /** The job can ask for an OIDC token, which keyless signing needs. Fork pull requests cannot. */
    readonly oidc: boolean;
}
/** Who ran it, for provenance. No names of people: those are nobody's business but the platform's. */
export interface BuilderFacts {
    /** URI of the kind of builder. */
    readonly id: string;
    readonly repository: string | null;
    /** The pipeline definition, e.g. `owner/repo/.github/workflows/ci.yml@refs/heads/main`. */
    readonly workflow: string | null;
    readonly runId: string | null;
    readonly attempt: string | null;
    readonly runUrl: string | null;
    readonly commit: string | null;
    readonly ref: string | null;
    /** Number of the pull or merge request, as the platform writes it. */
    readonly pullRequest: string | null;
}
export interface CiPlatform {
    readonly name: CiName;
    readonly capabilities: CiCapabilities;
    readonly builder: BuilderFacts;
}
type Environment = Readonly<Record<string, string | undefined>>;
/** Which CI the environment speaks of; `none` on a laptop. Pure. */
export declare function detectCi(env: Environment): CiPlatform;
export {};
