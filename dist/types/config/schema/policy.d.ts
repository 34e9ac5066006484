import * as z from "zod/mini";
declare const policySchema: z.ZodMiniObject<{
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
}, z.core.$strict>;
export declare const policiesSchema: z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniObject<{
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
}, z.core.$strict>>;
export type RawPolicy = z.infer<typeof policySchema>;
export {};
