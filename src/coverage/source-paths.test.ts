import { symlinkSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SourcePaths } from "./source-paths.js";
import { project, tempFolder } from "./tools.test-support.js";

const secret = join(project({ "secret.c": "int secret;\n" }), "secret.c");
const folder = project({
  "src/main.c": "",
  "src/lib/util.c": "",
  "other/lib/util.c": "",
  "top.c": "",
  "go.mod": "module example.com/demo\n",
  "go.work": "go 1.21\n\nuse (\n\t.\n\t./tools\n)\n",
  "tools/go.mod": "module example.com/tools // the tools\n",
  "tools/run.go": "",
  "pkg/a.go": "",
  "app/src/main/java/com/acme/Foo.java": "",
  "node_modules/dep/index.js": "",
});
symlinkSync(secret, join(folder, "src/link.c"));
symlinkSync(tempFolder(), join(folder, "out"));

const paths = new SourcePaths({ projectDir: folder, roots: ["/workspace", "/build/demo/"] });
const place = (path: string) => {
  const { kind, path: at } = paths.place(path);
  return `${kind} ${at}`;
};

describe("a path in coverage data", () => {
  it.each([
    ["of the workdir", "/workspace/src/main.c"],
    ["of the host", join(folder, "src/main.c")],
    ["of the folder it was built in", "/build/demo/src/main.c"],
    ["with dots", "/workspace/src/../src/./main.c"],
    ["relative to the project", "src/main.c"],
    ["relative, with a dot", "./src/main.c"],
    ["with backslashes", "C:\\agent\\src\\main.c"],
    ["as a URL", "file:///workspace/src/main.c"],
    ["as webpack names it", "webpack://demo/./src/main.c"],
    ["of a folder that nobody told of", "/home/ci/job/42/demo/src/main.c"],
  ])("%s leads to the source", (_what, path) => expect(place(path)).toBe("source src/main.c"));

  it.each([
    ["example.com/demo/pkg/a.go", "source pkg/a.go"],
    ["example.com/tools/run.go", "source tools/run.go"],
    ["com/acme/Foo.java", "source app/src/main/java/com/acme/Foo.java"],
    ["/elsewhere/src/lib/util.c", "source src/lib/util.c"],
  ])("%s is found by its end", (path, expected) => expect(place(path)).toBe(expected));

  it.each([
    ["/workspace/src/gone.c", "missing src/gone.c"],
    ["/workspace/src/link.c", "missing src/link.c"],
    ["/workspace/src", "missing src"],
    ["/elsewhere/lib/util.c", "outside /elsewhere/lib/util.c"],
    ["/elsewhere/top.c", "outside /elsewhere/top.c"],
    ["/usr/include/stdio.h", "outside /usr/include/stdio.h"],
    ["/rustc/abc/library/core/src/main.c", "outside /rustc/abc/library/core/src/main.c"],
    ["/workspace/node_modules/dep/index.js", "outside /workspace/node_modules/dep/index.js"],
    ["node:internal/main", "outside node:internal/main"],
    ["/workspace/../etc/passwd", "outside /etc/passwd"],
    ["../../../etc/passwd", "outside ../../../etc/passwd"],
    ["/workspacer/src/x.c", "outside /workspacer/src/x.c"],
    [secret, `outside ${secret}`],
    ["", "missing ."],
  ])("%s is %s", (path, expected) => expect(place(path)).toBe(expected));

  it("never leads out of the project", () => {
    const part = fc.constantFrom(
      "..",
      ".",
      "src",
      "main.c",
      "out",
      "workspace",
      "etc",
      "passwd",
      "link.c",
      "\\..",
      "file:",
      "",
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 8 }),
        fc.constantFrom("", "/", "/workspace/", "file:///workspace/"),
        (parts, start) => {
          const found = paths.place(start + parts.join("/"));
          if (found.kind === "outside") return;
          expect(found.path).not.toMatch(/^(\/|\.\.(\/|$))/);
          if (found.kind === "source") expect(["src/main.c"]).toContain(found.path);
        },
      ),
    );
  });
});
