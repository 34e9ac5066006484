import { describe, expect, it } from "vitest";
import { load } from "./project.test-support.js";
import { configJson, renderConfig } from "./render.js";

const TOML = `default_backend = "docker"
env = { API_TOKEN = "s3cr3t", PLAIN = "p" }
[images]
"a:1" = "b:2"
[policies.own]
net = "full"
[[services]]
name = "pg"
image = "pg"
[[scenarios]]
name = "first"
[[scenarios.steps]]
command = ["true"]
`;

describe("renderConfig", () => {
  it("prints every key with its value and its origin, aligned, and no secret", async () => {
    const loaded = await load(
      { "cleanroom.toml": TOML },
      { env: { CLEANROOM_SEED: "7" }, overrides: [{ key: "env.MY_KEY", value: "k3y", origin: "--env" }] },
    );
    const text = renderConfig(loaded);
    const line = (key: string) =>
      text
        .split("\n")
        .find((row) => row.startsWith(`${key} `))
        ?.replace(/ +/g, " ");
    expect(line("default_backend")).toBe('default_backend = "docker" # cleanroom.toml:1:1');
    expect(line("seed")).toBe("seed = 7 # CLEANROOM_SEED");
    expect(line("timeout_ms")).toBe("timeout_ms = 300000 # default");
    expect(line("image")).toBe("image = null # default");
    expect(line("env.API_TOKEN")).toBe('env.API_TOKEN = "[REDACTED]" # cleanroom.toml:2:9');
    expect(line("env.MY_KEY")).toBe('env.MY_KEY = "[REDACTED]" # --env');
    expect(line("env.PLAIN")).toBe('env.PLAIN = "p" # cleanroom.toml:2:31');
    expect(line('images."a:1"')).toBe('images."a:1" = "b:2" # cleanroom.toml:4:1');
    expect(line("policies.own")).toBe('policies.own = { net = "full" } # cleanroom.toml:5:11');
    expect(line("services[0]")).toBe('services[0] = "pg" # cleanroom.toml:7:1');
    expect(line("scenarios[0]")).toBe('scenarios[0] = "first" # cleanroom.toml:10:1');
    expect(text).not.toMatch(/s3cr3t|k3y/);
    const columns = new Set(
      text
        .trimEnd()
        .split("\n")
        .map((row) => row.indexOf(" = ")),
    );
    expect(columns.size).toBe(1);
  });

  it("says the same as data", async () => {
    const loaded = await load({ "cleanroom.toml": TOML });
    const data = configJson(loaded);
    expect(data.project_dir).toBe(loaded.settings.projectDir);
    expect(data.files).toEqual(["cleanroom.toml"]);
    expect(data.values).toContainEqual({
      key: "default_backend",
      value: "docker",
      kind: "file",
      from: "cleanroom.toml:1:1",
    });
    expect(JSON.stringify(data)).not.toContain("s3cr3t");
  });
});
