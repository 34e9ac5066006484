import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonElements } from "./llvm/json-elements.js";
import { renderOutputs } from "./outputs.js";
import { collect, hitsByLine, lacking, left, project, tempFolder, tool } from "./tools.test-support.js";

const SOURCES = { "src/a<b>.c": 'if (a < b && "x") {}\n</pre><script>\nlast\n', "b.c": "1\n2\n" };
const TRACEFILE = `SF:src/a<b>.c
FN:1,f<int>&
FNDA:2,f<int>&
BRDA:1,0,0,2
BRDA:1,0,1,0
BRDA:1,1,0,3
DA:1,2
DA:3,0
end_of_record
SF:b.c
DA:2,7
end_of_record
SF:gone.c
DA:1,1
end_of_record
`;

async function outputs() {
  const folder = project(SOURCES);
  const { coverage } = await collect(folder, [left("coverage/lcov.info", TRACEFILE)]);
  return {
    folder,
    coverage,
    files: new Map([...renderOutputs(coverage, folder)].map(({ path, text }) => [path, text])),
  };
}

describe("the folder `coverage` of a run", () => {
  it.each(["lcov.info", "cobertura.xml"])("holds %s, which says the same when it is read again", async (name) => {
    const { folder, coverage, files } = await outputs();
    const again = await collect(folder, [left(`coverage/${name}`, files.get(name) ?? "")]);
    expect(again.problems).toEqual([]);
    expect(hitsByLine(again.coverage)).toEqual(hitsByLine(coverage));
    expect(again.totals).toEqual((await collect(folder, [left("coverage/lcov.info", TRACEFILE)])).totals);
  });

  it("holds pages that show sources as text, and need nothing from elsewhere", async () => {
    const { files } = await outputs();
    const pages = [...files].filter(([path]) => path.endsWith(".html"));
    expect(pages).toHaveLength(3);
    for (const [, text] of pages) {
      expect(text).not.toMatch(/<script|<img|<link|src=|https?:\/\//);
      expect(text).toContain("default-src 'none'");
    }
    const index = files.get("index.html") ?? "";
    expect(index).toContain("src/a&lt;b&gt;.c");
    expect(index).toContain("<code>gone.c</code>");
    for (const [, href = ""] of index.matchAll(/href="(html\/[^"]+)"/g)) expect(files.has(href), href).toBe(true);
    const source = [...files].find(([path]) => path.startsWith("html/src-a"))?.[1] ?? "";
    expect(source).toContain("&lt;/pre&gt;&lt;script&gt;");
    expect(source).toMatch(/<tr class="part"><th scope="row" class="n" id="L1">.*2×/);
    expect(source).toMatch(/<tr class="miss"><th scope="row" class="n" id="L3">.*0×/);
  });

  it.skipIf(lacking("genhtml", "xmllint"))("satisfies the tools that read such files", async () => {
    const { files } = await outputs();
    const folder = project({
      ...SOURCES,
      "lcov.info": files.get("lcov.info") ?? "",
      "c.xml": files.get("cobertura.xml") ?? "",
    });
    tool("genhtml", ["--quiet", "--output-directory", tempFolder(), "lcov.info"], { cwd: folder });
    writeFileSync(join(folder, "c.xml"), files.get("cobertura.xml") ?? "");
    tool("xmllint", ["--noout", "--nonet", "c.xml"], { cwd: folder });
  });
});

describe("a document that arrives in pieces", () => {
  it("is cut into the same elements wherever the pieces end", () => {
    const value = fc.record({
      name: fc.string({ unit: "binary" }),
      rows: fc.array(fc.array(fc.nat(), { maxLength: 3 }), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 4 }), fc.integer({ min: 1, max: 9 }), (files, size) => {
        const bytes = Buffer.from(JSON.stringify({ data: [{ files, totals: { a: { b: 1 } } }], version: "2" }));
        const found: unknown[] = [];
        const elements = new JsonElements(4, (element) => {
          const begin = element.at;
          element.skip();
          found.push(JSON.parse(element.bytes.toString("utf8", begin, element.at)));
        });
        for (let at = 0; at < bytes.length; at += size) elements.write(bytes.subarray(at, at + size));
        expect(elements.end()).toBe(true);
        expect(found).toEqual(files);
      }),
    );
  });
});
