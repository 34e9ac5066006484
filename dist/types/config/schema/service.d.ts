import * as z from "zod/mini";
declare const check: () => z.ZodMiniUnion<readonly [z.ZodMiniString<string>, z.ZodMiniObject<{
    tcp: z.ZodMiniInt;
}, z.core.$strict>, z.ZodMiniObject<{
    http: z.ZodMiniString<string>;
    status: z.ZodMiniOptional<z.ZodMiniInt>;
    port: z.ZodMiniOptional<z.ZodMiniInt>;
}, z.core.$strict>, z.ZodMiniObject<{
    log: z.ZodMiniString<string>;
    times: z.ZodMiniOptional<z.ZodMiniInt>;
}, z.core.$strict>]>;
export declare const serviceSchema: z.ZodMiniObject<{
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
}, z.core.$strict>;
export type ServiceConfig = z.infer<typeof serviceSchema>;
export type HealthCheck = z.infer<ReturnType<typeof check>>;
export {};
