import * as z from "zod/mini";
import { BUILTIN_POLICIES } from "../../model/policy.js";
import * as v from "./values.js";

const host = () => v.worded("a host name or address", z.string().check(z.regex(/^[^\s/\0]+$/)));

const policySchema = z.strictObject({
  net: z.optional(
    v.worded(
      '"offline", "full" or { allowed_hosts = […], allowed_ports = […] }',
      z.union([
        z.enum(["offline", "full"]),
        z.strictObject({
          allowed_hosts: z.optional(z.array(host())),
          allowed_ports: z.optional(z.array(v.whole(1, 65_535))),
        }),
      ]),
    ),
  ),
  fs: z.optional(z.enum(["read_only", "writable"])),
  proc: z.optional(z.enum(["strict", "standard"])),
  limits: z.optional(
    z.strictObject({
      cpu_time_secs: z.optional(v.whole(1)),
      memory_bytes: z.optional(v.byteSize()),
      process_count: z.optional(v.whole(1)),
      file_size_bytes: z.optional(v.byteSize()),
      cpus: z.optional(v.positive()),
    }),
  ),
});

const policyName = () =>
  v.worded(
    `a name of its own (${BUILTIN_POLICIES.join(", ")} are built in)`,
    z.string().check(
      z.regex(/^[\w.-]+$/),
      z.refine((name) => !(BUILTIN_POLICIES as readonly string[]).includes(name)),
    ),
  );

export const policiesSchema = z.record(policyName(), policySchema);

export type RawPolicy = z.infer<typeof policySchema>;
