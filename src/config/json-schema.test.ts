import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { configJsonSchema } from "./json-schema.js";
import { parseTomlDocument } from "./toml-document.js";

const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(configJsonSchema());
const accepts = (toml: string) => validate(JSON.parse(JSON.stringify(parseTomlDocument(toml, "x").value)));

describe("the JSON Schema", () => {
  it("accepts what the loader accepts", () => {
    const toml = `
default_backend = "auto"
max_output = "1MiB"
env.RUST_BACKTRACE = "1"
[images]
"postgres:16-alpine" = "127.0.0.1:5000/pg@sha256:0"
[policies.egress]
net = { allowed_hosts = ["api.example.com"], allowed_ports = [443] }
limits = { cpu_time_secs = 60, memory_bytes = 268435456 }
[[services]]
name = "postgres"
image = "postgres:16-alpine"
port = 5432
health = ["pg_isready -q", { tcp = 5432 }, { http = "/healthz", status = 200 }, { log = "ready", times = 2 }]
[[scenarios]]
name = "Build"
backends = ["docker", "podman"]
[[scenarios.steps]]
command = ["sh", "-c", "true"]
max_output = "64KB"
expect = { exit_code = 0, stdout = { contains = "1.2", json = { "$.ok" = true } }, files = { "out.txt" = { empty = true } } }
`;
    expect(accepts(toml), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each([
    'default_backend = "dokcer"',
    "seed = 1.5",
    "unknown = 1",
    "[[scenarios]]\nname = 'a'\nsteps = []",
    "[[scenarios]]\nname = 'a'\n[[scenarios.steps]]\ncommand = []",
    "[artifacts]\nretention = 'Keep'",
  ])("refuses %j", (toml) => expect(accepts(toml)).toBe(false));
});
