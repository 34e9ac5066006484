import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { pack } from "tar-stream";
import { describe, expect, it } from "vitest";
import { Place } from "../conformance/place.js";
import { DOCKER } from "../docker/dialect.js";
import { testEngines } from "./engines.test-support.js";
import { resolveImage } from "./image.js";

const LOGIN = "someone:pass:word";
const digestOf = (bytes: Buffer) => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;

/** A registry with one image, for those who log in. */
async function registry(): Promise<{ server: Server; host: string; digest: string }> {
  const tar = pack();
  tar.entry({ name: "hello", mtime: new Date(0) }, `made at ${Date.now()}`);
  tar.finalize();
  const plain = await buffer(tar);
  const layer = gzipSync(plain);
  const config = Buffer.from(
    JSON.stringify({
      architecture: "amd64",
      os: "linux",
      config: { Env: ["PATH=/opt/bin", "FROM_IMAGE=yes=really"], User: "1000" },
      rootfs: { type: "layers", diff_ids: [digestOf(plain)] },
    }),
  );
  const type = "application/vnd.docker.distribution.manifest.v2+json";
  const part = (name: string, bytes: Buffer) => ({
    mediaType: `application/vnd.docker.${name}`,
    size: bytes.length,
    digest: digestOf(bytes),
  });
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: type,
      config: part("container.image.v1+json", config),
      layers: [part("image.rootfs.diff.tar.gzip", layer)],
    }),
  );
  const blobs = new Map([config, layer].map((bytes) => [digestOf(bytes), bytes]));
  const server = createServer((request, response) => {
    const url = request.url ?? "";
    if (request.headers.authorization !== `Basic ${Buffer.from(LOGIN).toString("base64")}`) {
      response.writeHead(401, { "www-authenticate": 'Basic realm="test"' }).end();
    } else if (/\/manifests\/(latest|sha256:)/.test(url)) {
      response.writeHead(200, {
        "content-type": type,
        "docker-content-digest": digestOf(manifest),
        "content-length": manifest.length,
      });
      response.end(request.method === "HEAD" ? undefined : manifest);
    } else if (url === "/v2/") response.end("{}");
    else
      response
        .writeHead(blobs.has(url.split("/").at(-1) ?? "") ? 200 : 404)
        .end(blobs.get(url.split("/").at(-1) ?? ""));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, host: `127.0.0.1:${(server.address() as AddressInfo).port}`, digest: digestOf(manifest) };
}

for (const engine of await testEngines()) {
  describe.skipIf(!engine.available)(`images in ${engine.name}`, { timeout: 120_000 }, () => {
    it("that nobody has are ImageUnavailable, with a reason and what to do", async () => {
      for (const image of ["no-such-registry.invalid/a/b:1", "127.0.0.1:1/a/b:1"]) {
        const place = new Place(engine.backend(), { image });
        await expect(place.open()).rejects.toMatchObject({
          kind: "ImageUnavailable",
          message: expect.stringContaining(image),
          hint: expect.stringContaining("[images]"),
        });
        await place.dispose();
      }
    });

    it("need a name that can be one", async () => {
      const place = new Place(engine.backend(), { image: "Not An Image" });
      await expect(place.open()).rejects.toMatchObject({ kind: "ImageUnavailable" });
      await place.dispose();
    });

    it("are found by short name, tag and id", async () => {
      const place = new Place(engine.backend(), { image: "cleanroom-test/busybox:1" });
      const cell = await place.open();
      expect(cell.image).toMatchObject({
        name: "cleanroom-test/busybox:1",
        digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      });
      const { Id } = await engine.client.docker.getImage("cleanroom-test/busybox:1").inspect();
      expect((await place.open({ image: Id })).image?.name).toBe(Id);
      await place.dispose();
    });

    // Podman talks plain HTTP only to registries that its own configuration names.
    it.skipIf(engine.name === "podman")("are pulled with the user's login, and pinned by digest", async () => {
      const { server, host, digest } = await registry();
      const home = mkdtempSync(join(tmpdir(), "pull-"));
      const name = `${host}/a/image`;
      const lines: string[] = [];
      const from = { env: {}, home, onProgress: (line: string) => void lines.push(line) };
      try {
        await expect(resolveImage(engine.client, DOCKER, name, from)).rejects.toMatchObject({
          kind: "ImageUnavailable",
          hint: expect.stringContaining(`docker login ${host}`),
        });
        mkdirSync(join(home, ".docker"));
        const auths = { [host]: { auth: Buffer.from(LOGIN).toString("base64") } };
        writeFileSync(join(home, ".docker/config.json"), JSON.stringify({ auths }));
        const image = await resolveImage(engine.client, DOCKER, name, from);
        expect(image).toMatchObject({
          name,
          digest,
          user: "1000",
          env: { PATH: "/opt/bin", FROM_IMAGE: "yes=really" },
        });
        expect(lines).toEqual([`pulling ${name} with Docker`, `pulling ${name} with Docker`]);
        expect((await resolveImage(engine.client, DOCKER, `${name}@${digest}`, from)).id).toBe(image.id);
        expect(lines).toHaveLength(2);
        await engine.client.docker.getImage(image.id).remove({ force: true });
      } finally {
        server.close();
        rmSync(home, { recursive: true, force: true });
      }
    });
  });
}
