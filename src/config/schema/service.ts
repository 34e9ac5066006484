import * as z from "zod/mini";
import * as v from "./values.js";

const port = () => v.whole(1, 65_535);

/** Checks that stand alone; `any` and `all` put them together. */
const single = () =>
  v.worded(
    'a command, { tcp = 5432 }, { http = "/healthz", status = 200 }, { log = "ready", times = 2 } or { image = true }',
    z.union([
      v.filledText(),
      z.strictObject({ image: z.literal(true) }),
      z.strictObject({ tcp: port() }),
      z.strictObject({
        http: v.worded('a path such as "/healthz"', z.string().check(z.regex(/^\//))),
        status: z.optional(v.whole(100, 599)),
        port: z.optional(port()),
      }),
      z.strictObject({ log: v.filledText(), times: z.optional(v.whole(1)) }),
    ]),
  );

const check = () =>
  v.worded(
    'a command, { tcp = 5432 }, { http = "/healthz", status = 200 }, { log = "ready", times = 2 }, { image = true }, { any = [ … ] } or { all = [ … ] }',
    z.union([
      single(),
      z.strictObject({ any: z.array(single()).check(z.minLength(1)) }),
      z.strictObject({ all: z.array(single()).check(z.minLength(1)) }),
    ]),
  );

const absolutePath = () => v.worded("an absolute path", z.string().check(z.regex(/^\/[^\0]*$/)));

export const serviceSchema = z.strictObject({
  name: v.worded(
    "a host name: letters, digits and hyphens",
    z.string().check(z.regex(/^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/)),
  ),
  /** May be left out where the name tells it: see service-images.ts. */
  image: z.optional(v.filledText()),
  port: z.optional(port()),
  health: z.optional(v.oneOrMore(check)),
  env: z.optional(v.environment()),
  startup_timeout_ms: z.optional(v.milliseconds()),
  command: z.optional(v.oneOrMore(v.filledText)),
  user: z.optional(v.filledText()),
  tmpfs: z.optional(v.oneOrMore(absolutePath)),
  /** Absolute path inside -> the file's text. */
  files: z.optional(z.record(absolutePath(), v.worded("a string", z.string()))),
  depends_on: z.optional(v.oneOrMore(v.filledText)),
  shared: z.optional(v.bool()),
  outside: z.optional(v.bool()),
});

export type ServiceConfig = z.infer<typeof serviceSchema>;
export type HealthCheck = z.infer<ReturnType<typeof check>>;
