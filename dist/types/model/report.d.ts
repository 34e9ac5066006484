export type Report = {
    schema_version: "1";
    run_id: string;
    outcome: "error" | "passed" | "failed" | "skipped";
    started_at: string;
    duration_ms: number;
    backend: string;
    engine: {
        name: string;
        version: string | null;
        rootless: boolean;
    };
    policy: {
        name: string;
        controls: {
            name: "network" | "capabilities" | "user" | "root_filesystem" | "no_new_privileges" | "seccomp" | "memory" | "cpu" | "cpu_time" | "pids" | "file_size" | "output";
            requested: string;
            enforced: boolean;
            evidence: string[];
        }[];
    };
    seed: number;
    determinism: {
        tier: string;
        controls: string[];
    };
    counts: {
        passed: number;
        failed: number;
        skipped: number;
        error: number;
    };
    source: {
        sha256: string;
        files: number;
        bytes: number;
        bin: {
            path: string;
            bytes: number;
            sha256: string;
        } | null;
    };
    scenarios: {
        name: string;
        backend: string;
        outcome: "error" | "passed" | "failed" | "skipped";
        reason: string | null;
        location: {
            file: string;
            line: number;
            column: number;
        };
        tags: string[];
        duration_ms: number;
        image: {
            name: string;
            digest: string | null;
        } | null;
        engine: {
            name: string;
            version: string | null;
            rootless: boolean;
        } | null;
        policy: {
            name: string;
            controls: {
                name: "network" | "capabilities" | "user" | "root_filesystem" | "no_new_privileges" | "seccomp" | "memory" | "cpu" | "cpu_time" | "pids" | "file_size" | "output";
                requested: string;
                enforced: boolean;
                evidence: string[];
            }[];
        };
        error: {
            kind: "Timeout" | "ProcessExit" | "AssertionFailed" | "EngineUnavailable" | "ImageUnavailable" | "ConfigInvalid" | "PolicyViolation" | "EnforcementUnavailable" | "ServiceUnhealthy" | "ResourceLimit" | "OutputLimit" | "ArtifactInvalid" | "VerificationFailed" | "Interrupted" | "Internal";
            message: string;
            hint: string;
            context: Record<string, unknown>;
        } | null;
        steps: {
            name: string;
            scenario: string;
            backend: string;
            args: string[];
            location: {
                file: string;
                line: number;
                column: number;
            };
            outcome: "error" | "passed" | "failed" | "skipped";
            exit_code: number | null;
            started_at: string | null;
            duration_ms: number;
            stdout: {
                bytes: number;
                sha256: string;
                truncated: boolean;
            };
            stderr: {
                bytes: number;
                sha256: string;
                truncated: boolean;
            };
            files: {
                path: string;
                bytes: number;
                sha256: string;
            }[];
            resources: {
                cpu_ms: number | null;
                memory_peak_bytes: number | null;
            };
            error: {
                kind: "Timeout" | "ProcessExit" | "AssertionFailed" | "EngineUnavailable" | "ImageUnavailable" | "ConfigInvalid" | "PolicyViolation" | "EnforcementUnavailable" | "ServiceUnhealthy" | "ResourceLimit" | "OutputLimit" | "ArtifactInvalid" | "VerificationFailed" | "Interrupted" | "Internal";
                message: string;
                hint: string;
                context: Record<string, unknown>;
            } | null;
            failures: {
                kind: "Timeout" | "ProcessExit" | "AssertionFailed" | "EngineUnavailable" | "ImageUnavailable" | "ConfigInvalid" | "PolicyViolation" | "EnforcementUnavailable" | "ServiceUnhealthy" | "ResourceLimit" | "OutputLimit" | "ArtifactInvalid" | "VerificationFailed" | "Interrupted" | "Internal";
                message: string;
                hint: string;
                context: Record<string, unknown>;
            }[];
            log_dir: string | null;
        }[];
        content_digest: string | null;
        determinism?: {
            tier: "fixed-environment" | "advancing-clock" | "frozen-clock";
            reason?: string | undefined;
        } | undefined;
        run_id?: string | undefined;
    }[];
    steps: {
        name: string;
        scenario: string;
        backend: string;
        args: string[];
        location: {
            file: string;
            line: number;
            column: number;
        };
        outcome: "error" | "passed" | "failed" | "skipped";
        exit_code: number | null;
        started_at: string | null;
        duration_ms: number;
        stdout: {
            bytes: number;
            sha256: string;
            truncated: boolean;
        };
        stderr: {
            bytes: number;
            sha256: string;
            truncated: boolean;
        };
        files: {
            path: string;
            bytes: number;
            sha256: string;
        }[];
        resources: {
            cpu_ms: number | null;
            memory_peak_bytes: number | null;
        };
        error: {
            kind: "Timeout" | "ProcessExit" | "AssertionFailed" | "EngineUnavailable" | "ImageUnavailable" | "ConfigInvalid" | "PolicyViolation" | "EnforcementUnavailable" | "ServiceUnhealthy" | "ResourceLimit" | "OutputLimit" | "ArtifactInvalid" | "VerificationFailed" | "Interrupted" | "Internal";
            message: string;
            hint: string;
            context: Record<string, unknown>;
        } | null;
        failures: {
            kind: "Timeout" | "ProcessExit" | "AssertionFailed" | "EngineUnavailable" | "ImageUnavailable" | "ConfigInvalid" | "PolicyViolation" | "EnforcementUnavailable" | "ServiceUnhealthy" | "ResourceLimit" | "OutputLimit" | "ArtifactInvalid" | "VerificationFailed" | "Interrupted" | "Internal";
            message: string;
            hint: string;
            context: Record<string, unknown>;
        }[];
        log_dir: string | null;
    }[];
    services: {
        name: string;
        scenario: string | null;
        backend: string;
        image: {
            name: string;
            digest: string | null;
        } | null;
        outcome: "failed" | "ready" | "not_started";
        started_at: string | null;
        ready_ms: number | null;
        health: string;
        log: string | null;
        chaos: {
            action: "pause" | "kill" | "cut" | "slow" | "restore";
            share: number | null;
            step: string;
            when: "before" | "after";
            at: string;
        }[];
        error: {
            kind: "Timeout" | "ProcessExit" | "AssertionFailed" | "EngineUnavailable" | "ImageUnavailable" | "ConfigInvalid" | "PolicyViolation" | "EnforcementUnavailable" | "ServiceUnhealthy" | "ResourceLimit" | "OutputLimit" | "ArtifactInvalid" | "VerificationFailed" | "Interrupted" | "Internal";
            message: string;
            hint: string;
            context: Record<string, unknown>;
        } | null;
        run_id?: string | undefined;
    }[];
    coverage: {
        percent: number | null;
        lines: {
            total: number;
            covered: number;
            percent: number | null;
        };
        functions: {
            total: number;
            covered: number;
            percent: number | null;
        };
        branches: {
            total: number;
            covered: number;
            percent: number | null;
        };
        changed: {
            total: number;
            covered: number;
            percent: number | null;
        } | null;
        files: {
            path: string;
            lines: {
                total: number;
                covered: number;
                percent: number | null;
            };
        }[];
        missing: string[];
        formats: string[];
        uncovered: {
            path: string;
            first: number;
            last: number;
        }[];
        failures: {
            kind: "Timeout" | "ProcessExit" | "AssertionFailed" | "EngineUnavailable" | "ImageUnavailable" | "ConfigInvalid" | "PolicyViolation" | "EnforcementUnavailable" | "ServiceUnhealthy" | "ResourceLimit" | "OutputLimit" | "ArtifactInvalid" | "VerificationFailed" | "Interrupted" | "Internal";
            message: string;
            hint: string;
            context: Record<string, unknown>;
        }[];
    } | null;
    error: {
        kind: "Timeout" | "ProcessExit" | "AssertionFailed" | "EngineUnavailable" | "ImageUnavailable" | "ConfigInvalid" | "PolicyViolation" | "EnforcementUnavailable" | "ServiceUnhealthy" | "ResourceLimit" | "OutputLimit" | "ArtifactInvalid" | "VerificationFailed" | "Interrupted" | "Internal";
        message: string;
        hint: string;
        context: Record<string, unknown>;
    } | null;
    omitted: {
        path: string;
        bytes: number;
        reason: string;
    }[];
    content_digest: string;
    parts?: {
        run_id: string;
        started_at: string;
        duration_ms: number;
        outcome: "error" | "passed" | "failed" | "skipped";
        seed: number;
        source: {
            sha256: string;
            files: number;
            bytes: number;
            bin: {
                path: string;
                bytes: number;
                sha256: string;
            } | null;
        };
        content_digest: string;
        bundle: string | null;
        signer: {
            kind: "none" | "key" | "run-key";
            keyid: string | null;
        };
        via: string | null;
        ci: {
            run: string;
            attempt: number;
        } | null;
    }[] | undefined;
    replaced?: {
        scenario: string;
        backend: string;
        outcome: "error" | "passed" | "failed" | "skipped";
        run_id: string;
        by: string;
        why: "attempt" | "same" | "ran" | "latest";
    }[] | undefined;
};
export type ScenarioReport = {
    name: string;
    backend: string;
    outcome: "error" | "passed" | "failed" | "skipped";
    reason: string | null;
    location: {
        file: string;
        line: number;
        column: number;
    };
    tags: string[];
    duration_ms: number;
    image: {
        name: string;
        digest: string | null;
    } | null;
    engine: {
        name: string;
        version: string | null;
        rootless: boolean;
    } | null;
    policy: {
        name: string;
        controls: {
            name: "network" | "capabilities" | "user" | "root_filesystem" | "no_new_privileges" | "seccomp" | "memory" | "cpu" | "cpu_time" | "pids" | "file_size" | "output";
            requested: string;
            enforced: boolean;
            evidence: string[];
        }[];
    };
    error: {
        kind: "Timeout" | "ProcessExit" | "AssertionFailed" | "EngineUnavailable" | "ImageUnavailable" | "ConfigInvalid" | "PolicyViolation" | "EnforcementUnavailable" | "ServiceUnhealthy" | "ResourceLimit" | "OutputLimit" | "ArtifactInvalid" | "VerificationFailed" | "Interrupted" | "Internal";
        message: string;
        hint: string;
        context: Record<string, unknown>;
    } | null;
    steps: {
        name: string;
        scenario: string;
        backend: string;
        args: string[];
        location: {
            file: string;
            line: number;
            column: number;
        };
        outcome: "error" | "passed" | "failed" | "skipped";
        exit_code: number | null;
        started_at: string | null;
        duration_ms: number;
        stdout: {
            bytes: number;
            sha256: string;
            truncated: boolean;
        };
        stderr: {
            bytes: number;
            sha256: string;
            truncated: boolean;
        };
        files: {
            path: string;
            bytes: number;
            sha256: string;
        }[];
        resources: {
            cpu_ms: number | null;
            memory_peak_bytes: number | null;
        };
        error: {
            kind: "Timeout" | "ProcessExit" | "AssertionFailed" | "EngineUnavailable" | "ImageUnavailable" | "ConfigInvalid" | "PolicyViolation" | "EnforcementUnavailable" | "ServiceUnhealthy" | "ResourceLimit" | "OutputLimit" | "ArtifactInvalid" | "VerificationFailed" | "Interrupted" | "Internal";
            message: string;
            hint: string;
            context: Record<string, unknown>;
        } | null;
        failures: {
            kind: "Timeout" | "ProcessExit" | "AssertionFailed" | "EngineUnavailable" | "ImageUnavailable" | "ConfigInvalid" | "PolicyViolation" | "EnforcementUnavailable" | "ServiceUnhealthy" | "ResourceLimit" | "OutputLimit" | "ArtifactInvalid" | "VerificationFailed" | "Interrupted" | "Internal";
            message: string;
            hint: string;
            context: Record<string, unknown>;
        }[];
        log_dir: string | null;
    }[];
    content_digest: string | null;
    determinism?: {
        tier: "fixed-environment" | "advancing-clock" | "frozen-clock";
        reason?: string | undefined;
    } | undefined;
    run_id?: string | undefined;
};
export type StepReport = {
    name: string;
    scenario: string;
    backend: string;
    args: string[];
    location: {
        file: string;
        line: number;
        column: number;
    };
    outcome: "error" | "passed" | "failed" | "skipped";
    exit_code: number | null;
    started_at: string | null;
    duration_ms: number;
    stdout: {
        bytes: number;
        sha256: string;
        truncated: boolean;
    };
    stderr: {
        bytes: number;
        sha256: string;
        truncated: boolean;
    };
    files: {
        path: string;
        bytes: number;
        sha256: string;
    }[];
    resources: {
        cpu_ms: number | null;
        memory_peak_bytes: number | null;
    };
    error: {
        kind: "Timeout" | "ProcessExit" | "AssertionFailed" | "EngineUnavailable" | "ImageUnavailable" | "ConfigInvalid" | "PolicyViolation" | "EnforcementUnavailable" | "ServiceUnhealthy" | "ResourceLimit" | "OutputLimit" | "ArtifactInvalid" | "VerificationFailed" | "Interrupted" | "Internal";
        message: string;
        hint: string;
        context: Record<string, unknown>;
    } | null;
    failures: {
        kind: "Timeout" | "ProcessExit" | "AssertionFailed" | "EngineUnavailable" | "ImageUnavailable" | "ConfigInvalid" | "PolicyViolation" | "EnforcementUnavailable" | "ServiceUnhealthy" | "ResourceLimit" | "OutputLimit" | "ArtifactInvalid" | "VerificationFailed" | "Interrupted" | "Internal";
        message: string;
        hint: string;
        context: Record<string, unknown>;
    }[];
    log_dir: string | null;
};
export type ServiceReport = {
    name: string;
    scenario: string | null;
    backend: string;
    image: {
        name: string;
        digest: string | null;
    } | null;
    outcome: "failed" | "ready" | "not_started";
    started_at: string | null;
    ready_ms: number | null;
    health: string;
    log: string | null;
    chaos: {
        action: "pause" | "kill" | "cut" | "slow" | "restore";
        share: number | null;
        step: string;
        when: "before" | "after";
        at: string;
    }[];
    error: {
        kind: "Timeout" | "ProcessExit" | "AssertionFailed" | "EngineUnavailable" | "ImageUnavailable" | "ConfigInvalid" | "PolicyViolation" | "EnforcementUnavailable" | "ServiceUnhealthy" | "ResourceLimit" | "OutputLimit" | "ArtifactInvalid" | "VerificationFailed" | "Interrupted" | "Internal";
        message: string;
        hint: string;
        context: Record<string, unknown>;
    } | null;
    run_id?: string | undefined;
};
export type StreamReport = {
    bytes: number;
    sha256: string;
    truncated: boolean;
};
export type PartReport = {
    run_id: string;
    started_at: string;
    duration_ms: number;
    outcome: "error" | "passed" | "failed" | "skipped";
    seed: number;
    source: {
        sha256: string;
        files: number;
        bytes: number;
        bin: {
            path: string;
            bytes: number;
            sha256: string;
        } | null;
    };
    content_digest: string;
    bundle: string | null;
    signer: {
        kind: "none" | "key" | "run-key";
        keyid: string | null;
    };
    via: string | null;
    ci: {
        run: string;
        attempt: number;
    } | null;
};
export type ReplacedReport = {
    scenario: string;
    backend: string;
    outcome: "error" | "passed" | "failed" | "skipped";
    run_id: string;
    by: string;
    why: "attempt" | "same" | "ran" | "latest";
};
export type SourceReport = {
    sha256: string;
    files: number;
    bytes: number;
    bin: {
        path: string;
        bytes: number;
        sha256: string;
    } | null;
};
export type FileReport = {
    path: string;
    bytes: number;
    sha256: string;
};
export type EngineReport = {
    name: string;
    version: string | null;
    rootless: boolean;
};
export type PolicyReport = {
    name: string;
    controls: {
        name: "network" | "capabilities" | "user" | "root_filesystem" | "no_new_privileges" | "seccomp" | "memory" | "cpu" | "cpu_time" | "pids" | "file_size" | "output";
        requested: string;
        enforced: boolean;
        evidence: string[];
    }[];
};
export type Outcome = "error" | "passed" | "failed" | "skipped";
