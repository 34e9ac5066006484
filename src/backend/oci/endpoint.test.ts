import { describe, expect, it } from "vitest";
import { type Candidates, dockerCandidates, endpointUrl, podmanCandidates } from "./endpoint.js";

const urls = (found: Candidates) => ("problem" in found ? found.problem : found.endpoints.map(endpointUrl));

describe("dockerCandidates", () => {
  it("tries the standard places in order", () => {
    expect(urls(dockerCandidates({ XDG_RUNTIME_DIR: "/run/user/7" }, "/home/a"))).toEqual([
      "unix:///var/run/docker.sock",
      "unix:///run/user/7/docker.sock",
      "unix:///home/a/.docker/run/docker.sock",
    ]);
  });

  it("tries DOCKER_HOST alone where it is set", () => {
    expect(urls(dockerCandidates({ DOCKER_HOST: "unix:///x/d.sock" }, "/h"))).toEqual(["unix:///x/d.sock"]);
    expect(urls(dockerCandidates({ DOCKER_HOST: "tcp://10.0.0.1" }, "/h"))).toEqual(["tcp://10.0.0.1:2375"]);
    expect(urls(dockerCandidates({ DOCKER_HOST: "10.0.0.1:99" }, "/h"))).toEqual(["tcp://10.0.0.1:99"]);
  });

  it("speaks TLS where the port or DOCKER_TLS_VERIFY asks for it", () => {
    const found = dockerCandidates({ DOCKER_HOST: "tcp://h:2376", DOCKER_CERT_PATH: "/certs" }, "/h");
    expect(found).toEqual({ endpoints: [{ kind: "tcp", host: "h", port: 2376, tls: true, certDir: "/certs" }] });
  });

  it("says that ssh is not supported, without repeating credentials", () => {
    const found = urls(dockerCandidates({ DOCKER_HOST: "ssh://root:pw@host" }, "/h"));
    expect(found).toContain("ssh:// is not supported");
    expect(found).not.toContain("pw");
  });

  it("names the variable of a value that is no address", () => {
    expect(urls(dockerCandidates({ DOCKER_HOST: "unix://relative" }, "/h"))).toContain("DOCKER_HOST=unix://relative");
    expect(urls(dockerCandidates({ DOCKER_HOST: "ftp://x" }, "/h"))).toContain("DOCKER_HOST=ftp://x");
  });
});

describe("podmanCandidates", () => {
  it("prefers the user's own engine to the system's", () => {
    expect(urls(podmanCandidates({}, 1000))).toEqual([
      "unix:///run/user/1000/podman/podman.sock",
      "unix:///run/podman/podman.sock",
    ]);
    expect(urls(podmanCandidates({}, 0))).toEqual(["unix:///run/podman/podman.sock"]);
  });

  it("tries the configured socket alone, given as a path or a URL", () => {
    expect(urls(podmanCandidates({ CONTAINER_HOST: "unix:///p.sock" }, 0))).toEqual(["unix:///p.sock"]);
    expect(urls(podmanCandidates({ CLEANROOM_PODMAN_SOCKET: "/q.sock", CONTAINER_HOST: "/p.sock" }, 0))).toEqual([
      "unix:///q.sock",
    ]);
  });
});
