import * as z from "zod/mini";
/** A path inside the workspace: relative, and never out of it. */
export declare function relativePath(): z.ZodMiniString<string>;
declare const step: z.ZodMiniObject<{
    name: z.ZodMiniOptional<z.ZodMiniString<string>>;
    args: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniString<string>>>;
    command: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniString<string>>>;
    stdin: z.ZodMiniOptional<z.ZodMiniString<string>>;
    env: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniString<string>>>;
    timeout_ms: z.ZodMiniOptional<z.ZodMiniInt>;
    max_output: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
    expect: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniEnum<{
        success: "success";
        failure: "failure";
    }>, z.ZodMiniObject<{
        outcome: z.ZodMiniOptional<z.ZodMiniEnum<{
            any: "any";
            success: "success";
            failure: "failure";
        }>>;
        exit_code: z.ZodMiniOptional<z.ZodMiniInt>;
        stdout: z.ZodMiniOptional<z.ZodMiniObject<{
            equals: z.ZodMiniOptional<z.ZodMiniString<string>>;
            contains: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
            not_contains: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
            matches: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
            empty: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
            json: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>>;
            snapshot: z.ZodMiniOptional<z.ZodMiniString<string>>;
        }, z.core.$strict>>;
        stderr: z.ZodMiniOptional<z.ZodMiniObject<{
            equals: z.ZodMiniOptional<z.ZodMiniString<string>>;
            contains: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
            not_contains: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
            matches: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
            empty: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
            json: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>>;
            snapshot: z.ZodMiniOptional<z.ZodMiniString<string>>;
        }, z.core.$strict>>;
        duration_le_ms: z.ZodMiniOptional<z.ZodMiniInt>;
        memory_peak_le: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
        files: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniObject<{
            equals: z.ZodMiniOptional<z.ZodMiniString<string>>;
            contains: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
            not_contains: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
            matches: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
            empty: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
            json: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>>;
            snapshot: z.ZodMiniOptional<z.ZodMiniString<string>>;
        }, z.core.$strict>>>;
        error: z.ZodMiniOptional<z.ZodMiniEnum<{
            Timeout: "Timeout";
            ProcessExit: "ProcessExit";
            AssertionFailed: "AssertionFailed";
            EngineUnavailable: "EngineUnavailable";
            ImageUnavailable: "ImageUnavailable";
            ConfigInvalid: "ConfigInvalid";
            PolicyViolation: "PolicyViolation";
            EnforcementUnavailable: "EnforcementUnavailable";
            ServiceUnhealthy: "ServiceUnhealthy";
            ResourceLimit: "ResourceLimit";
            OutputLimit: "OutputLimit";
            ArtifactInvalid: "ArtifactInvalid";
            VerificationFailed: "VerificationFailed";
            Interrupted: "Interrupted";
            Internal: "Internal";
        }>>;
    }, z.core.$strict>]>>;
}, z.core.$strict>;
export declare const scenarioSchema: z.ZodMiniObject<{
    name: z.ZodMiniString<string>;
    backends: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniEnum<{
        auto: "auto";
        docker: "docker";
        podman: "podman";
        local: "local";
    }>, z.ZodMiniArray<z.ZodMiniEnum<{
        auto: "auto";
        docker: "docker";
        podman: "podman";
        local: "local";
    }>>]>>;
    policy: z.ZodMiniOptional<z.ZodMiniString<string>>;
    image: z.ZodMiniOptional<z.ZodMiniString<string>>;
    isolation: z.ZodMiniOptional<z.ZodMiniEnum<{
        scenario: "scenario";
        step: "step";
    }>>;
    services: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniString<string>>>;
    concurrent: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
    continue_on_fail: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
    tags: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniString<string>>>;
    requires: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniString<string>>>;
    timeout_ms: z.ZodMiniOptional<z.ZodMiniInt>;
    env: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniString<string>>>;
    steps: z.ZodMiniArray<z.ZodMiniObject<{
        name: z.ZodMiniOptional<z.ZodMiniString<string>>;
        args: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniString<string>>>;
        command: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniString<string>>>;
        stdin: z.ZodMiniOptional<z.ZodMiniString<string>>;
        env: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniString<string>>>;
        timeout_ms: z.ZodMiniOptional<z.ZodMiniInt>;
        max_output: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
        expect: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniEnum<{
            success: "success";
            failure: "failure";
        }>, z.ZodMiniObject<{
            outcome: z.ZodMiniOptional<z.ZodMiniEnum<{
                any: "any";
                success: "success";
                failure: "failure";
            }>>;
            exit_code: z.ZodMiniOptional<z.ZodMiniInt>;
            stdout: z.ZodMiniOptional<z.ZodMiniObject<{
                equals: z.ZodMiniOptional<z.ZodMiniString<string>>;
                contains: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
                not_contains: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
                matches: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
                empty: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
                json: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>>;
                snapshot: z.ZodMiniOptional<z.ZodMiniString<string>>;
            }, z.core.$strict>>;
            stderr: z.ZodMiniOptional<z.ZodMiniObject<{
                equals: z.ZodMiniOptional<z.ZodMiniString<string>>;
                contains: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
                not_contains: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
                matches: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
                empty: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
                json: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>>;
                snapshot: z.ZodMiniOptional<z.ZodMiniString<string>>;
            }, z.core.$strict>>;
            duration_le_ms: z.ZodMiniOptional<z.ZodMiniInt>;
            memory_peak_le: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
            files: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniObject<{
                equals: z.ZodMiniOptional<z.ZodMiniString<string>>;
                contains: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
                not_contains: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
                matches: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
                empty: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
                json: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>>;
                snapshot: z.ZodMiniOptional<z.ZodMiniString<string>>;
            }, z.core.$strict>>>;
            error: z.ZodMiniOptional<z.ZodMiniEnum<{
                Timeout: "Timeout";
                ProcessExit: "ProcessExit";
                AssertionFailed: "AssertionFailed";
                EngineUnavailable: "EngineUnavailable";
                ImageUnavailable: "ImageUnavailable";
                ConfigInvalid: "ConfigInvalid";
                PolicyViolation: "PolicyViolation";
                EnforcementUnavailable: "EnforcementUnavailable";
                ServiceUnhealthy: "ServiceUnhealthy";
                ResourceLimit: "ResourceLimit";
                OutputLimit: "OutputLimit";
                ArtifactInvalid: "ArtifactInvalid";
                VerificationFailed: "VerificationFailed";
                Interrupted: "Interrupted";
                Internal: "Internal";
            }>>;
        }, z.core.$strict>]>>;
    }, z.core.$strict>>;
}, z.core.$strict>;
export type RawScenario = z.infer<typeof scenarioSchema>;
export type RawStep = z.infer<typeof step>;
export type RawExpectation = NonNullable<RawStep["expect"]>;
export type RawMatcher = NonNullable<Exclude<RawExpectation, string>["stdout"]>;
export {};
