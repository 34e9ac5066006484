import { existsSync } from "node:fs";
import { join } from "node:path";

interface Kind {
  readonly marker: string;
  readonly image: string;
  readonly command: readonly string[];
}

/** What kind of project a folder is, the first match counts. */
const KINDS: readonly Kind[] = [
  { marker: "Cargo.toml", image: "rust:1-slim", command: ["cargo", "--version"] },
  { marker: "package.json", image: "node:24-slim", command: ["node", "--version"] },
  { marker: "pyproject.toml", image: "python:3-slim", command: ["python3", "--version"] },
  { marker: "go.mod", image: "golang:1", command: ["go", "version"] },
];
const FALLBACK: Kind = { marker: "", image: "debian:bookworm-slim", command: ["sh", "-c", "echo it runs"] };

/** A cleanroom.toml that runs as it is, for the project found in `dir`. */
export function starterConfig(dir: string, name: string): string {
  const kind = KINDS.find(({ marker }) => existsSync(join(dir, marker))) ?? FALLBACK;
  return `# How Cleanroom tests ${name.replaceAll(/[^\x20-\x7e]/g, "?")}. Check it with: cleanroom validate
default_backend = "auto"      # docker, podman or local, whichever is here
default_policy = "locked"     # no network, no capabilities, non-root, read-only, limited
image = "${kind.image}"
# bin = "target/debug/mycli"  # the program that a step's \`args\` run

[[scenarios]]
name = "smoke"

  [[scenarios.steps]]
  name = "version"
  command = ${JSON.stringify(kind.command)}
  expect = { exit_code = 0, stderr = { empty = true } }
`;
}

/** A workflow that runs the project's scenarios on docker and podman. */
export const STARTER_WORKFLOW = `name: cleanroom
on: [push, pull_request]
permissions:
  contents: read
jobs:
  scenarios:
    runs-on: ubuntu-24.04
    timeout-minutes: 15
    strategy:
      fail-fast: false
      matrix:
        backend: [docker, podman]
    steps:
      - uses: actions/checkout@v5
      - uses: cleanroom/action@v1
        with:
          backend: \${{ matrix.backend }}
`;
