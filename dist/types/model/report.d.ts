export type Report = {
    schema_version: "1";
    run_id: string;
    outcome: "passed" | "failed" | "skipped" | "error";
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
        outcome: "passed" | "failed" | "skipped" | "error";
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
            outcome: "passed" | "failed" | "skipped" | "error";
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
        outcome: "passed" | "failed" | "skipped" | "error";
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
        image: string;
        outcome: string;
        log: string | null;
    }[];
    coverage: {
        percent: number;
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
};
export type ScenarioReport = {
    name: string;
    backend: string;
    outcome: "passed" | "failed" | "skipped" | "error";
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
        outcome: "passed" | "failed" | "skipped" | "error";
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
    outcome: "passed" | "failed" | "skipped" | "error";
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
export type StreamReport = {
    bytes: number;
    sha256: string;
    truncated: boolean;
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
export type Outcome = "passed" | "failed" | "skipped" | "error";
