import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gzip } from "./gzip.js";
import { runSigner, sealSample, writeSampleRun } from "./sample-run.test-support.js";
import type { Member } from "./tar.js";
import { packTar } from "./tar.js";
import { unpackBundle } from "./unpack.js";

/** What the README shows; the README's own text is used where it has it. */
const COMMANDS = `
( set -eu
  mkdir evidence && tar -xzf "$BUNDLE" -C evidence && cd evidence
  manifest=$(sha256sum < manifest.json | cut -d ' ' -f 1)
  while IFS= read -r envelope; do
    printf '%s' "$envelope" | jq -r .payload | base64 -d > ../payload
    printf '%s' "$envelope" | jq -r '.signatures[0].sig' | base64 -d > ../signature
    { printf 'DSSEv1 28 application/vnd.in-toto+json %d ' "$(wc -c < ../payload)"; cat ../payload; } > ../signed
    openssl pkeyutl -verify -rawin -pubin -inkey signing-key.pub.pem -sigfile ../signature -in ../signed
    jq -e --arg sha "$manifest" 'any(.. | objects | select(.name == "manifest.json"); .digest.sha256 == $sha)' ../payload
  done < attestations.jsonl
  jq -r '.files[] | .sha256 + "  " + .path' manifest.json | sha256sum -c
)
`;

function commands(): string {
  const readme = new URL("../../README.md", import.meta.url);
  const text = existsSync(readme) ? readFileSync(readme, "utf8") : "";
  const blocks = [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block ?? "");
  return blocks.find((block) => block.includes("openssl pkeyutl")) ?? COMMANDS;
}

const missing = ["openssl", "jq", "base64", "sha256sum", "tar"].filter(
  (tool) => spawnSync("sh", ["-c", `command -v ${tool}`]).status !== 0,
);

describe.skipIf(missing.length > 0)(
  `standard tools verify a bundle${missing.length > 0 ? ` (no ${missing})` : ""}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), "cleanroom-openssl-"));
    let members: Member[] = [];
    let bundle = Buffer.alloc(0);

    beforeAll(async () => {
      const run = writeSampleRun("run-1");
      bundle = readFileSync((await sealSample(run, runSigner())).bundle.path);
      rmSync(dirname(run.runDir), { recursive: true });
      const files = await unpackBundle(bundle, 1 << 24, () => {});
      members = [...files].map(([path, bytes]) => ({ path, bytes }));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    function verify(bytes: Buffer) {
      const cwd = mkdtempSync(join(folder, "run-"));
      const path = join(cwd, "run-1.bundle.tgz");
      writeFileSync(path, bytes);
      const script = commands();
      const result = spawnSync("sh", ["-c", script], { cwd, env: { ...process.env, BUNDLE: path }, encoding: "utf8" });
      return { status: result.status, output: result.stdout + result.stderr };
    }

    async function changed(path: string, from: string | RegExp, to: string): Promise<Buffer> {
      const found = members.map((member) => {
        return member.path === path ? { path, bytes: Buffer.from(member.bytes.toString().replace(from, to)) } : member;
      });
      return gzip(await packTar(found));
    }

    test("that is untouched", () => {
      const { status, output } = verify(bundle);
      expect(output.match(/Signature Verified Successfully/g)).toHaveLength(3);
      expect(output).toContain("stdout.log: OK");
      expect(status).toBe(0);
    });

    test.each([
      ["log", "stdout.log", "hello", "jello"],
      ["manifest", "manifest.json", '"bytes": 6', '"bytes": 7'],
      ["payload", "attestations.jsonl", /payload":"..../, 'payload":"eyJf'.replace("f", "g")],
      ["key", "signing-key.pub.pem", /(.)(.)(=?\n-----END)/, "$2$1$3"],
    ])("and refuse one with a changed %s", async (_, path, from, to) => {
      const bytes = await changed(path, from, to);
      expect(bytes.equals(bundle)).toBe(false);
      expect(verify(bytes).status).not.toBe(0);
    });
  },
);
