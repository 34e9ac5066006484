import { spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { copyFileSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { gzip } from "../../src/evidence/gzip.js";
import { inProject, type Project, type Ran, sh, steps } from "./cli.test-support.js";

const CONFIG = steps(sh("echo out; echo left >$CLEANROOM_ARTIFACTS/left.txt", { name: "one" }));
const OPENSSL = spawnSync("openssl", ["version"]).status === 0;

async function rejected(project: Project, bundle: string): Promise<string> {
  const { code, stdout, stderr } = await project.cli(["verify", bundle]);
  expect(code, stdout + stderr).toBe(4);
  expect(stderr).toContain("VerificationFailed");
  return stderr;
}

/** A copy of the bundle with the first of these bytes, in the unpacked archive, changed. */
function tampered(project: Project, ran: Ran, from: string, to: string): string {
  const tar = gunzipSync(readFileSync(ran.bundle));
  const at = tar.indexOf(from);
  expect(at, from).toBeGreaterThan(-1);
  tar.write(to, at);
  const path = join(project.root, "tampered.bundle.tgz");
  // As whoever knows the format would: only what is signed gives it away.
  writeFileSync(path, gzip(tar));
  return path;
}

describe.concurrent("verify", () => {
  it("accepts a bundle, wherever it lies, with nothing but the bundle", () =>
    inProject(CONFIG, async (project) => {
      const ran = await project.run(["--backend", "local"]);
      const copy = join(project.root, "copy.tgz");
      copyFileSync(ran.bundle, copy);
      const { code, stdout } = await project.cli(["verify", copy], {
        cwd: project.root,
        env: { PATH: "/nonexistent" },
      });
      expect(code).toBe(0);
      expect(stdout).toContain("verified");
      expect(stdout).toMatch(/integrity|identity|key/);
      const json = await project.cli(["verify", "--json", copy], { cwd: project.root });
      expect(JSON.parse(json.stdout)).toMatchObject({ ok: true, problems: [] });
    }));

  it("rejects what was changed, and names it", () =>
    inProject(CONFIG, async (project) => {
      const ran = await project.run(["--backend", "local"]);
      expect(await rejected(project, tampered(project, ran, "left\n", "LEFT\n"))).toContain("left.txt");
      expect(await rejected(project, tampered(project, ran, '"outcome": "passed"', '"outcome": "failed"'))).toMatch(
        /report\.json|manifest/,
      );
      expect(await rejected(project, tampered(project, ran, '"payload"', '"pAyload"'))).toContain("attestations.jsonl");
      const short = join(project.root, "short.tgz");
      copyFileSync(ran.bundle, short);
      truncateSync(short, readFileSync(short).length - 100);
      await rejected(project, short);
      writeFileSync(short, "no bundle at all");
      await rejected(project, short);
    }));

  it("rejects single changed bytes all over the bundle", () =>
    inProject(CONFIG, async (project) => {
      const ran = await project.run(["--backend", "local"]);
      const good = readFileSync(ran.bundle);
      const places = Array.from({ length: 12 }, (_, n) => Math.floor(((n + 0.5) * good.length) / 12));
      await Promise.all(
        places.map(async (at) => {
          const bad = Buffer.from(good);
          bad[at] = (bad[at] ?? 0) ^ 0x01;
          const path = join(project.root, `bad-${at}.tgz`);
          writeFileSync(path, bad);
          await rejected(project, path);
        }),
      );
    }));

  it("rejects a bundle that another key has signed", () =>
    inProject(CONFIG, async (project) => {
      const pem = (name: string, text: string) => {
        writeFileSync(join(project.root, name), text);
        return join(project.root, name);
      };
      const pair = () =>
        generateKeyPairSync("ed25519", {
          privateKeyEncoding: { type: "pkcs8", format: "pem" },
          publicKeyEncoding: { type: "spki", format: "pem" },
        });
      const [mine, other] = [pair(), pair()];
      const ran = await project.run(["--backend", "local", "--sign-key", pem("mine.pem", mine.privateKey)]);
      expect(ran.code, ran.shown).toBe(0);
      expect((await project.cli(["verify", ran.bundle, "--key", pem("mine.pub", mine.publicKey)])).code).toBe(0);
      const wrong = await project.cli(["verify", ran.bundle, "--key", pem("other.pub", other.publicKey)]);
      expect(wrong.code).toBe(4);
      // The private key is nowhere in what was written.
      const secret = mine.privateKey.split("\n")[1] ?? "";
      expect(gunzipSync(readFileSync(ran.bundle)).includes(secret)).toBe(false);
    }));

  it.skipIf(!OPENSSL)("agrees with openssl about the signature", () =>
    inProject(CONFIG, async (project) => {
      const ran = await project.run(["--backend", "local"]);
      for (const line of ran.read("attestations.jsonl").trim().split("\n")) {
        const { payload, payloadType, signatures } = JSON.parse(line) as {
          payload: string;
          payloadType: string;
          signatures: { sig: string }[];
        };
        const body = Buffer.from(payload, "base64");
        // Pre-authentication encoding, see https://github.com/secure-systems-lab/dsse/blob/v1.0.2/protocol.md
        const head = `DSSEv1 ${payloadType.length} ${payloadType} ${body.length} `;
        writeFileSync(join(project.root, "pae"), Buffer.concat([Buffer.from(head), body]));
        writeFileSync(join(project.root, "sig"), Buffer.from(signatures[0]?.sig ?? "", "base64"));
        const args = [
          "-verify",
          "-pubin",
          "-inkey",
          ran.path("signing-key.pub.pem"),
          "-rawin",
          "-in",
          "pae",
          "-sigfile",
          "sig",
        ];
        const { status, stdout } = spawnSync("openssl", ["pkeyutl", ...args], { cwd: project.root, encoding: "utf8" });
        expect(status, stdout).toBe(0);
        const statement = JSON.parse(body.toString("utf8")) as {
          _type: string;
          subject: { digest: { sha256: string } }[];
        };
        expect(statement._type).toBe("https://in-toto.io/Statement/v1");
        expect(statement.subject.map(({ digest }) => digest.sha256)).toContain(ran.report.source.sha256);
      }
    }),
  );

  it("needs a bundle", () =>
    inProject(null, async (project) => {
      expect((await project.cli(["verify"])).code).toBe(2);
      const { code, stderr } = await project.cli(["verify", "no-such.tgz"]);
      expect([2, 4]).toContain(code);
      expect(stderr).toContain("no-such.tgz");
    }));
});
