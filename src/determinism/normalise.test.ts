import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseOutput } from "./normalise.js";

const CONTEXT = {
  workdir: "/workspace",
  cellWorkdirs: ["/tmp/cell-x1/work"],
  artifactsDirs: ["/tmp/cell-x1/artifacts"],
  runId: "20261121-101500-3f9a2c",
};
const normal = (text: string) => normaliseOutput(text, CONTEXT).toString();

describe("normaliseOutput", () => {
  it.each([
    ["in /tmp/cell-x1/work/src.", "in /workspace/src."],
    ["-I/tmp/cell-x1/work:/tmp/cell-x1/work", "-I/workspace:/workspace"],
    ["at /tmp/cell-x1/work.", "at /workspace."],
    ["/tmp/cell-x1/artifacts/log", "<artifacts>/log"],
    ["run 20261121-101500-3f9a2c", "run <run_id>"],
    ["/tmp/cell-x1/workspace", "/tmp/cell-x1/workspace"],
    ["/tmp/cell-x1/work.bak", "/tmp/cell-x1/work.bak"],
    ["/tmp/cell-x2/work 12:00:01 pid 77 0x7ffe", "/tmp/cell-x2/work 12:00:01 pid 77 0x7ffe"],
  ])("%s -> %s", (text, expected) => {
    expect(normal(text)).toBe(expected);
  });

  it("knows the ways a Windows path is written", () => {
    const context = { workdir: "/workspace", cellWorkdirs: ["C:\\Temp\\cell"] };
    const text = 'C:\\Temp\\cell\\a C:/Temp/cell/a {"p":"C:\\\\Temp\\\\cell"}';
    expect(normaliseOutput(text, context).toString()).toBe('/workspace\\a /workspace/a {"p":"/workspace"}');
  });

  it("leaves bytes that hold nothing of the run as they are, whatever they are", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(normaliseOutput(bytes, CONTEXT).equals(Buffer.from(bytes))).toBe(true);
      }),
    );
  });

  it("replaces among bytes of any encoding", () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (before, after) => {
        const wrap = (text: string) => Buffer.concat([before, Buffer.from(`${text}/x`), after]);
        expect(normaliseOutput(wrap("/tmp/cell-x1/work"), CONTEXT).equals(wrap("/workspace"))).toBe(true);
      }),
    );
  });
});
