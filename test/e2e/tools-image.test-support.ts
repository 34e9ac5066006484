import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Engine } from "./engines.test-support.js";

/** This machine's own small programs, dynamically linked as in most images: what the busybox image is not. */
export const TOOLS_IMAGE = "cleanroom-test/tools:latest";

const PROGRAMS = [
  "sh",
  "env",
  "tar",
  "rm",
  "cat",
  "cksum",
  "date",
  "find",
  "grep",
  "head",
  "id",
  "ls",
  "mkdir",
  "mktemp",
];
const MORE = ["nproc", "perl", "printf", "sleep", "stat", "taskset", "touch", "uname", "wc", "chmod", "locale", "true"];

/** Makes the image in an engine that is reached by its socket. */
export function makeToolsImage({ socket, backend }: Engine): void {
  if (socket === null) return;
  const dir = mkdtempSync(join(tmpdir(), "cleanroom-tools-image-"));
  try {
    const script = [
      "set -e",
      'put() { cp --parents -L "$1" root; }',
      "mkdir -p root/tmp root/etc; ln -s usr/bin root/bin; ln -s usr/lib root/lib; ln -s usr/lib64 root/lib64",
      "mkdir -p root/usr/bin root/usr/lib root/usr/lib64",
      `for name in ${[...PROGRAMS, ...MORE].join(" ")}; do`,
      '  file=$(readlink -f "$(PATH=/usr/bin:/bin command -v -- "$name" || echo /usr/bin/$name)")',
      '  [ -f "$file" ] || file=/usr/bin/$name',
      '  cp -L "$file" "root/usr/bin/$name"',
      '  for lib in $(ldd "$file" 2>/dev/null | grep -o "/[^ ]*"); do put "$lib"; done',
      "done",
      "put /usr/lib/locale/C.utf8 2>/dev/null || cp -r --parents /usr/lib/locale/C.utf8 root 2>/dev/null || :",
      "cp -r --parents /usr/lib/*/perl-base root 2>/dev/null || :",
      'for gconv in /usr/lib/*/gconv; do cp -r --parents "$gconv" root 2>/dev/null || :; done',
      "tar -C root -c . >image.tar",
    ].join("\n");
    execFileSync("sh", ["-c", script], { cwd: dir, stdio: ["ignore", "ignore", "inherit"] });
    // Podman takes a name without a host for one of a registry.
    const name = backend === "podman" ? "localhost/cleanroom-test/tools" : "cleanroom-test/tools";
    const url = `http://engine/v1.40/images/create?fromSrc=-&repo=${encodeURIComponent(name)}&tag=latest`;
    execFileSync("curl", ["-sf", "--unix-socket", socket, "-X", "POST", "-T", "image.tar", url], { cwd: dir });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
