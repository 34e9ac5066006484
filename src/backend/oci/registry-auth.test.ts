import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findAuth, registryOf } from "./registry-auth.js";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "auth-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const entry = (login: string) => ({ auth: Buffer.from(login).toString("base64") });

function write(path: string, content: unknown): void {
  mkdirSync(join(home, path, ".."), { recursive: true });
  writeFileSync(join(home, path), typeof content === "string" ? content : JSON.stringify(content));
}

describe("registryOf", () => {
  it.each([
    ["busybox", "docker.io"],
    ["library/busybox:1", "docker.io"],
    ["ghcr.io/a/b:1", "ghcr.io"],
    ["127.0.0.1:5000/pg@sha256:00", "127.0.0.1:5000"],
    ["localhost/x", "localhost"],
  ])("%s comes from %s", (image, registry) => expect(registryOf(image)).toBe(registry));
});

describe("findAuth", () => {
  it("reads Docker's file, passwords with colons included", () => {
    write(".docker/config.json", { auths: { "ghcr.io": entry("me:a:b") } });
    expect(findAuth("ghcr.io/x/y", {}, home)).toEqual({ username: "me", password: "a:b", serveraddress: "ghcr.io" });
    expect(findAuth("quay.io/x/y", {}, home)).toBeNull();
  });

  it("reads Podman's file where Docker's knows nothing", () => {
    write(".docker/config.json", { auths: {}, credsStore: "desktop" });
    write("run/containers/auth.json", { auths: { "docker.io": entry("p:q") } });
    expect(findAuth("busybox", { XDG_RUNTIME_DIR: join(home, "run") }, home)?.username).toBe("p");
  });

  it("takes a broken file for none", () => {
    write(".docker/config.json", "{");
    expect(findAuth("busybox", {}, home)).toBeNull();
    write(".docker/config.json", { auths: { "docker.io": { auth: 7 } } });
    expect(findAuth("busybox", {}, home)).toBeNull();
  });
});
