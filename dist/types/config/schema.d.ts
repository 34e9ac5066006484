import * as z from "zod/mini";
/**
 * The configuration file: validation, types and the published JSON Schema all come from here. What holds between
 * several keys (names that must exist, `args` that need a `bin`) is in checks.ts.
 */
export declare const configSchema: z.ZodMiniObject<{
    default_backend: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniEnum<{
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
    default_policy: z.ZodMiniOptional<z.ZodMiniString<string>>;
    image: z.ZodMiniOptional<z.ZodMiniString<string>>;
    bin: z.ZodMiniOptional<z.ZodMiniString<string>>;
    workdir: z.ZodMiniOptional<z.ZodMiniString<string>>;
    isolation: z.ZodMiniOptional<z.ZodMiniEnum<{
        scenario: "scenario";
        step: "step";
    }>>;
    seed: z.ZodMiniOptional<z.ZodMiniInt>;
    timeout_ms: z.ZodMiniOptional<z.ZodMiniInt>;
    max_output: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
    max_concurrent: z.ZodMiniOptional<z.ZodMiniInt>;
    env: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniString<string>>>;
    images: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniString<string>>>;
    policies: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniObject<{
        net: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniEnum<{
            full: "full";
            offline: "offline";
        }>, z.ZodMiniObject<{
            allowed_hosts: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniString<string>>>;
            allowed_ports: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniInt>>;
        }, z.core.$strict>]>>;
        fs: z.ZodMiniOptional<z.ZodMiniEnum<{
            read_only: "read_only";
            writable: "writable";
        }>>;
        proc: z.ZodMiniOptional<z.ZodMiniEnum<{
            standard: "standard";
            strict: "strict";
        }>>;
        limits: z.ZodMiniOptional<z.ZodMiniObject<{
            cpu_time_secs: z.ZodMiniOptional<z.ZodMiniInt>;
            memory_bytes: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
            process_count: z.ZodMiniOptional<z.ZodMiniInt>;
            file_size_bytes: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
            cpus: z.ZodMiniOptional<z.ZodMiniNumber<number>>;
        }, z.core.$strict>>;
    }, z.core.$strict>>>;
    services: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniObject<{
        name: z.ZodMiniString<string>;
        image: z.ZodMiniString<string>;
        port: z.ZodMiniOptional<z.ZodMiniInt>;
        health: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniObject<{
            tcp: z.ZodMiniInt;
        }, z.core.$strict>, z.ZodMiniObject<{
            http: z.ZodMiniString<string>;
            status: z.ZodMiniOptional<z.ZodMiniInt>;
            port: z.ZodMiniOptional<z.ZodMiniInt>;
        }, z.core.$strict>, z.ZodMiniObject<{
            log: z.ZodMiniString<string>;
            times: z.ZodMiniOptional<z.ZodMiniInt>;
        }, z.core.$strict>]>, z.ZodMiniArray<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniObject<{
            tcp: z.ZodMiniInt;
        }, z.core.$strict>, z.ZodMiniObject<{
            http: z.ZodMiniString<string>;
            status: z.ZodMiniOptional<z.ZodMiniInt>;
            port: z.ZodMiniOptional<z.ZodMiniInt>;
        }, z.core.$strict>, z.ZodMiniObject<{
            log: z.ZodMiniString<string>;
            times: z.ZodMiniOptional<z.ZodMiniInt>;
        }, z.core.$strict>]>>]>>;
        env: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniString<string>>>;
        startup_timeout_ms: z.ZodMiniOptional<z.ZodMiniInt>;
        command: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
        user: z.ZodMiniOptional<z.ZodMiniString<string>>;
        tmpfs: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
        files: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniString<string>>>;
        depends_on: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
    }, z.core.$strict>>>;
    scenarios: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniObject<{
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
    }, z.core.$strict>>>;
    workspace: z.ZodMiniOptional<z.ZodMiniObject<{
        exclude: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniString<string>>>;
    }, z.core.$strict>>;
    artifacts: z.ZodMiniOptional<z.ZodMiniObject<{
        enabled: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
        output_dir: z.ZodMiniOptional<z.ZodMiniString<string>>;
        redact_sensitive: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
        max_size_bytes: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
        retention: z.ZodMiniOptional<z.ZodMiniString<string>>;
    }, z.core.$strict>>;
    coverage: z.ZodMiniOptional<z.ZodMiniObject<{
        enabled: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
        format: z.ZodMiniOptional<z.ZodMiniEnum<{
            auto: "auto";
            profraw: "profraw";
            lcov: "lcov";
            cobertura: "cobertura";
            jacoco: "jacoco";
            istanbul: "istanbul";
            v8: "v8";
            go: "go";
            clover: "clover";
        }>>;
        include_system: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
        threshold: z.ZodMiniOptional<z.ZodMiniNumber<number>>;
    }, z.core.$strict>>;
    security: z.ZodMiniOptional<z.ZodMiniObject<{
        attestation_enabled: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
        signing_enabled: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
        sensitive_env_patterns: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniString<string>>>;
    }, z.core.$strict>>;
    performance: z.ZodMiniOptional<z.ZodMiniObject<{
        default_timeout_secs: z.ZodMiniOptional<z.ZodMiniInt>;
        max_concurrent: z.ZodMiniOptional<z.ZodMiniInt>;
        memory_limit_bytes: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
        cpu_limit: z.ZodMiniOptional<z.ZodMiniNumber<number>>;
    }, z.core.$strict>>;
    backends: z.ZodMiniOptional<z.ZodMiniObject<{
        docker: z.ZodMiniOptional<z.ZodMiniObject<{
            settings: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>>;
            image: z.ZodMiniOptional<z.ZodMiniObject<{
                name: z.ZodMiniString<string>;
                tag: z.ZodMiniOptional<z.ZodMiniString<string>>;
                pull_latest: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
            }, z.core.$strict>>;
            resources: z.ZodMiniOptional<z.ZodMiniObject<{
                cpu_limit: z.ZodMiniOptional<z.ZodMiniNumber<number>>;
                memory_limit: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
            }, z.core.$strict>>;
        }, z.core.$strict>>;
        podman: z.ZodMiniOptional<z.ZodMiniObject<{
            settings: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>>;
            image: z.ZodMiniOptional<z.ZodMiniObject<{
                name: z.ZodMiniString<string>;
                tag: z.ZodMiniOptional<z.ZodMiniString<string>>;
                pull_latest: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
            }, z.core.$strict>>;
            resources: z.ZodMiniOptional<z.ZodMiniObject<{
                cpu_limit: z.ZodMiniOptional<z.ZodMiniNumber<number>>;
                memory_limit: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
            }, z.core.$strict>>;
        }, z.core.$strict>>;
    }, z.core.$strict>>;
}, z.core.$strict>;
/** What a manifest's table may hold: the same, and a switch. */
export declare const manifestSchema: z.ZodMiniObject<{
    default_backend: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniEnum<{
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
    default_policy: z.ZodMiniOptional<z.ZodMiniString<string>>;
    image: z.ZodMiniOptional<z.ZodMiniString<string>>;
    bin: z.ZodMiniOptional<z.ZodMiniString<string>>;
    workdir: z.ZodMiniOptional<z.ZodMiniString<string>>;
    isolation: z.ZodMiniOptional<z.ZodMiniEnum<{
        scenario: "scenario";
        step: "step";
    }>>;
    seed: z.ZodMiniOptional<z.ZodMiniInt>;
    timeout_ms: z.ZodMiniOptional<z.ZodMiniInt>;
    max_output: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
    max_concurrent: z.ZodMiniOptional<z.ZodMiniInt>;
    env: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniString<string>>>;
    images: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniString<string>>>;
    policies: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniObject<{
        net: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniEnum<{
            full: "full";
            offline: "offline";
        }>, z.ZodMiniObject<{
            allowed_hosts: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniString<string>>>;
            allowed_ports: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniInt>>;
        }, z.core.$strict>]>>;
        fs: z.ZodMiniOptional<z.ZodMiniEnum<{
            read_only: "read_only";
            writable: "writable";
        }>>;
        proc: z.ZodMiniOptional<z.ZodMiniEnum<{
            standard: "standard";
            strict: "strict";
        }>>;
        limits: z.ZodMiniOptional<z.ZodMiniObject<{
            cpu_time_secs: z.ZodMiniOptional<z.ZodMiniInt>;
            memory_bytes: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
            process_count: z.ZodMiniOptional<z.ZodMiniInt>;
            file_size_bytes: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
            cpus: z.ZodMiniOptional<z.ZodMiniNumber<number>>;
        }, z.core.$strict>>;
    }, z.core.$strict>>>;
    services: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniObject<{
        name: z.ZodMiniString<string>;
        image: z.ZodMiniString<string>;
        port: z.ZodMiniOptional<z.ZodMiniInt>;
        health: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniObject<{
            tcp: z.ZodMiniInt;
        }, z.core.$strict>, z.ZodMiniObject<{
            http: z.ZodMiniString<string>;
            status: z.ZodMiniOptional<z.ZodMiniInt>;
            port: z.ZodMiniOptional<z.ZodMiniInt>;
        }, z.core.$strict>, z.ZodMiniObject<{
            log: z.ZodMiniString<string>;
            times: z.ZodMiniOptional<z.ZodMiniInt>;
        }, z.core.$strict>]>, z.ZodMiniArray<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniObject<{
            tcp: z.ZodMiniInt;
        }, z.core.$strict>, z.ZodMiniObject<{
            http: z.ZodMiniString<string>;
            status: z.ZodMiniOptional<z.ZodMiniInt>;
            port: z.ZodMiniOptional<z.ZodMiniInt>;
        }, z.core.$strict>, z.ZodMiniObject<{
            log: z.ZodMiniString<string>;
            times: z.ZodMiniOptional<z.ZodMiniInt>;
        }, z.core.$strict>]>>]>>;
        env: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniString<string>>>;
        startup_timeout_ms: z.ZodMiniOptional<z.ZodMiniInt>;
        command: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
        user: z.ZodMiniOptional<z.ZodMiniString<string>>;
        tmpfs: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
        files: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniString<string>>>;
        depends_on: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
    }, z.core.$strict>>>;
    scenarios: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniObject<{
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
    }, z.core.$strict>>>;
    workspace: z.ZodMiniOptional<z.ZodMiniObject<{
        exclude: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniString<string>>>;
    }, z.core.$strict>>;
    artifacts: z.ZodMiniOptional<z.ZodMiniObject<{
        enabled: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
        output_dir: z.ZodMiniOptional<z.ZodMiniString<string>>;
        redact_sensitive: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
        max_size_bytes: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
        retention: z.ZodMiniOptional<z.ZodMiniString<string>>;
    }, z.core.$strict>>;
    coverage: z.ZodMiniOptional<z.ZodMiniObject<{
        enabled: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
        format: z.ZodMiniOptional<z.ZodMiniEnum<{
            auto: "auto";
            profraw: "profraw";
            lcov: "lcov";
            cobertura: "cobertura";
            jacoco: "jacoco";
            istanbul: "istanbul";
            v8: "v8";
            go: "go";
            clover: "clover";
        }>>;
        include_system: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
        threshold: z.ZodMiniOptional<z.ZodMiniNumber<number>>;
    }, z.core.$strict>>;
    security: z.ZodMiniOptional<z.ZodMiniObject<{
        attestation_enabled: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
        signing_enabled: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
        sensitive_env_patterns: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniString<string>>>;
    }, z.core.$strict>>;
    performance: z.ZodMiniOptional<z.ZodMiniObject<{
        default_timeout_secs: z.ZodMiniOptional<z.ZodMiniInt>;
        max_concurrent: z.ZodMiniOptional<z.ZodMiniInt>;
        memory_limit_bytes: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
        cpu_limit: z.ZodMiniOptional<z.ZodMiniNumber<number>>;
    }, z.core.$strict>>;
    backends: z.ZodMiniOptional<z.ZodMiniObject<{
        docker: z.ZodMiniOptional<z.ZodMiniObject<{
            settings: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>>;
            image: z.ZodMiniOptional<z.ZodMiniObject<{
                name: z.ZodMiniString<string>;
                tag: z.ZodMiniOptional<z.ZodMiniString<string>>;
                pull_latest: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
            }, z.core.$strict>>;
            resources: z.ZodMiniOptional<z.ZodMiniObject<{
                cpu_limit: z.ZodMiniOptional<z.ZodMiniNumber<number>>;
                memory_limit: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
            }, z.core.$strict>>;
        }, z.core.$strict>>;
        podman: z.ZodMiniOptional<z.ZodMiniObject<{
            settings: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>>;
            image: z.ZodMiniOptional<z.ZodMiniObject<{
                name: z.ZodMiniString<string>;
                tag: z.ZodMiniOptional<z.ZodMiniString<string>>;
                pull_latest: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
            }, z.core.$strict>>;
            resources: z.ZodMiniOptional<z.ZodMiniObject<{
                cpu_limit: z.ZodMiniOptional<z.ZodMiniNumber<number>>;
                memory_limit: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
            }, z.core.$strict>>;
        }, z.core.$strict>>;
    }, z.core.$strict>>;
    enabled: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
}, z.core.$strict>;
/** What options may hold: the same, and backends that the program itself brings. */
export declare const optionsSchema: z.ZodMiniObject<{
    default_policy: z.ZodMiniOptional<z.ZodMiniString<string>>;
    image: z.ZodMiniOptional<z.ZodMiniString<string>>;
    bin: z.ZodMiniOptional<z.ZodMiniString<string>>;
    workdir: z.ZodMiniOptional<z.ZodMiniString<string>>;
    isolation: z.ZodMiniOptional<z.ZodMiniEnum<{
        scenario: "scenario";
        step: "step";
    }>>;
    seed: z.ZodMiniOptional<z.ZodMiniInt>;
    timeout_ms: z.ZodMiniOptional<z.ZodMiniInt>;
    max_output: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
    max_concurrent: z.ZodMiniOptional<z.ZodMiniInt>;
    env: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniString<string>>>;
    images: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniString<string>>>;
    policies: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniObject<{
        net: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniEnum<{
            full: "full";
            offline: "offline";
        }>, z.ZodMiniObject<{
            allowed_hosts: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniString<string>>>;
            allowed_ports: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniInt>>;
        }, z.core.$strict>]>>;
        fs: z.ZodMiniOptional<z.ZodMiniEnum<{
            read_only: "read_only";
            writable: "writable";
        }>>;
        proc: z.ZodMiniOptional<z.ZodMiniEnum<{
            standard: "standard";
            strict: "strict";
        }>>;
        limits: z.ZodMiniOptional<z.ZodMiniObject<{
            cpu_time_secs: z.ZodMiniOptional<z.ZodMiniInt>;
            memory_bytes: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
            process_count: z.ZodMiniOptional<z.ZodMiniInt>;
            file_size_bytes: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
            cpus: z.ZodMiniOptional<z.ZodMiniNumber<number>>;
        }, z.core.$strict>>;
    }, z.core.$strict>>>;
    services: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniObject<{
        name: z.ZodMiniString<string>;
        image: z.ZodMiniString<string>;
        port: z.ZodMiniOptional<z.ZodMiniInt>;
        health: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniObject<{
            tcp: z.ZodMiniInt;
        }, z.core.$strict>, z.ZodMiniObject<{
            http: z.ZodMiniString<string>;
            status: z.ZodMiniOptional<z.ZodMiniInt>;
            port: z.ZodMiniOptional<z.ZodMiniInt>;
        }, z.core.$strict>, z.ZodMiniObject<{
            log: z.ZodMiniString<string>;
            times: z.ZodMiniOptional<z.ZodMiniInt>;
        }, z.core.$strict>]>, z.ZodMiniArray<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniObject<{
            tcp: z.ZodMiniInt;
        }, z.core.$strict>, z.ZodMiniObject<{
            http: z.ZodMiniString<string>;
            status: z.ZodMiniOptional<z.ZodMiniInt>;
            port: z.ZodMiniOptional<z.ZodMiniInt>;
        }, z.core.$strict>, z.ZodMiniObject<{
            log: z.ZodMiniString<string>;
            times: z.ZodMiniOptional<z.ZodMiniInt>;
        }, z.core.$strict>]>>]>>;
        env: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniString<string>>>;
        startup_timeout_ms: z.ZodMiniOptional<z.ZodMiniInt>;
        command: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
        user: z.ZodMiniOptional<z.ZodMiniString<string>>;
        tmpfs: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
        files: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniString<string>>>;
        depends_on: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
    }, z.core.$strict>>>;
    scenarios: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniObject<{
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
    }, z.core.$strict>>>;
    workspace: z.ZodMiniOptional<z.ZodMiniObject<{
        exclude: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniString<string>>>;
    }, z.core.$strict>>;
    artifacts: z.ZodMiniOptional<z.ZodMiniObject<{
        enabled: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
        output_dir: z.ZodMiniOptional<z.ZodMiniString<string>>;
        redact_sensitive: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
        max_size_bytes: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
        retention: z.ZodMiniOptional<z.ZodMiniString<string>>;
    }, z.core.$strict>>;
    coverage: z.ZodMiniOptional<z.ZodMiniObject<{
        enabled: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
        format: z.ZodMiniOptional<z.ZodMiniEnum<{
            auto: "auto";
            profraw: "profraw";
            lcov: "lcov";
            cobertura: "cobertura";
            jacoco: "jacoco";
            istanbul: "istanbul";
            v8: "v8";
            go: "go";
            clover: "clover";
        }>>;
        include_system: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
        threshold: z.ZodMiniOptional<z.ZodMiniNumber<number>>;
    }, z.core.$strict>>;
    security: z.ZodMiniOptional<z.ZodMiniObject<{
        attestation_enabled: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
        signing_enabled: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
        sensitive_env_patterns: z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniString<string>>>;
    }, z.core.$strict>>;
    performance: z.ZodMiniOptional<z.ZodMiniObject<{
        default_timeout_secs: z.ZodMiniOptional<z.ZodMiniInt>;
        max_concurrent: z.ZodMiniOptional<z.ZodMiniInt>;
        memory_limit_bytes: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
        cpu_limit: z.ZodMiniOptional<z.ZodMiniNumber<number>>;
    }, z.core.$strict>>;
    backends: z.ZodMiniOptional<z.ZodMiniObject<{
        docker: z.ZodMiniOptional<z.ZodMiniObject<{
            settings: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>>;
            image: z.ZodMiniOptional<z.ZodMiniObject<{
                name: z.ZodMiniString<string>;
                tag: z.ZodMiniOptional<z.ZodMiniString<string>>;
                pull_latest: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
            }, z.core.$strict>>;
            resources: z.ZodMiniOptional<z.ZodMiniObject<{
                cpu_limit: z.ZodMiniOptional<z.ZodMiniNumber<number>>;
                memory_limit: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
            }, z.core.$strict>>;
        }, z.core.$strict>>;
        podman: z.ZodMiniOptional<z.ZodMiniObject<{
            settings: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>>;
            image: z.ZodMiniOptional<z.ZodMiniObject<{
                name: z.ZodMiniString<string>;
                tag: z.ZodMiniOptional<z.ZodMiniString<string>>;
                pull_latest: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>;
            }, z.core.$strict>>;
            resources: z.ZodMiniOptional<z.ZodMiniObject<{
                cpu_limit: z.ZodMiniOptional<z.ZodMiniNumber<number>>;
                memory_limit: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>>;
            }, z.core.$strict>>;
        }, z.core.$strict>>;
    }, z.core.$strict>>;
    default_backend: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniArray<z.ZodMiniString<string>>]>>;
}, z.core.$strict>;
export type Config = z.infer<typeof optionsSchema>;
