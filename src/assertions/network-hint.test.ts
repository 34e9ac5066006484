import { describe, expect, it } from "vitest";
import { networkHint } from "./network-hint.js";

const hint = (stderr: string, over: Partial<Parameters<typeof networkHint>[0]> = {}) =>
  networkHint({ network: "none", exitCode: 1, stdout: "", stderr, ...over });

describe("networkHint", () => {
  it.each([
    ["curl", "curl: (6) Could not resolve host: example.org"],
    ["curl by address", "curl: (7) Failed to connect to 93.184.216.34 port 80: Network is unreachable"],
    ["busybox wget", "wget: bad address 'example.org'"],
    ["busybox by address", "wget: can't connect to remote host (1.2.3.4): Network is unreachable"],
    ["GNU wget", "wget: unable to resolve host address 'example.org'"],
    ["git", "fatal: unable to access 'https://github.com/x/': Could not resolve host: github.com"],
    ["ssh", "ssh: Could not resolve hostname example.org: Temporary failure in name resolution"],
    ["node", "Error: getaddrinfo EAI_AGAIN example.org"],
    ["node by address", "Error: connect ENETUNREACH 1.2.3.4:80 - Local (0.0.0.0:0)"],
    ["python", "urllib.error.URLError: <urlopen error [Errno -3] Temporary failure in name resolution>"],
    [
      "go",
      'Get "http://example.org": dial tcp: lookup example.org on [::1]:53: read udp [::1]:1->[::1]:53: read: connection refused',
    ],
    ["go, no such host", "dial tcp: lookup example.org: no such host"],
    ["rust", "error: failed to lookup address information: Name or service not known"],
    ["rust on musl", "failed to lookup address information: Try again"],
    ["java", "java.net.UnknownHostException: example.org"],
    ["apt", "Temporary failure resolving 'deb.debian.org'"],
    ["psql", 'psql: error: could not translate host name "db" to address: Name does not resolve'],
  ])("tells of a blocked network for %s", (_, stderr) => {
    expect(hint(stderr)).toMatch(/^cleanroom: network disabled[^\n]+$/);
  });

  it("looks at stdout as well, and only at the end of long streams", () => {
    expect(hint("", { stdout: "Network is unreachable" })).not.toBeNull();
    expect(hint(`Network is unreachable\n${"x".repeat(100_000)}`)).toBeNull();
  });

  it.each([
    ["the network is open", "Network is unreachable", { network: "full" as const }],
    ["the step passed", "Network is unreachable", { exitCode: 0 }],
    ["a local service refused", "connect ECONNREFUSED 127.0.0.1:5432", {}],
    ["the failure is another", "error[E0308]: mismatched types", {}],
  ])("is silent where %s", (_, stderr, over) => {
    expect(hint(stderr, over)).toBeNull();
  });
});
