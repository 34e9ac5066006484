import { describe, expect, it } from "vitest";
import { Redactor } from "../redaction/redactor.js";
import { ServiceLog } from "./service-log.js";

const write = (log: ServiceLog, ...parts: string[]) => {
  for (const part of parts) log.write(Buffer.from(part));
};

describe("a service's log", () => {
  it("is redacted, also where a secret is split over chunks", () => {
    const log = new ServiceLog(new Redactor(["hunter2-long"]), 1_000);
    write(log, "password is hunt", "er2-long\nready\n");
    expect(log.text()).toBe("password is [REDACTED]\nready\n");
  });

  it("keeps its beginning and its end where it is too long, and says how much is missing", () => {
    const log = new ServiceLog(new Redactor([]), 100);
    const lines = Array.from({ length: 40 }, (_, index) => `line ${String(index).padStart(3, "0")}\n`);
    write(log, ...lines);
    const { bytes, leftOut } = log.read();
    const text = bytes.toString("utf8");
    expect(text).toMatch(/^line 000\nline 001\n/);
    expect(text).toMatch(/\[… 265 bytes left out …\]\nline 035\nline 036\nline 037\nline 038\nline 039\n$/);
    expect(leftOut).toBe(lines.join("").length - 50 - 45);
  });

  it("gives its last lines", () => {
    const log = new ServiceLog(new Redactor([]), 1_000);
    expect(log.lastLines(2)).toEqual([]);
    write(log, "a\nb\r\nc\n");
    expect(log.lastLines(2)).toEqual(["b", "c"]);
  });

  it("counts texts, also where they are split over chunks", () => {
    const log = new ServiceLog(new Redactor([]), 1_000);
    const ready = log.count("ready");
    write(log, "ready re", "a", "dy\nrea", "y ready");
    expect(ready.times).toBe(3);
  });
});
