import { describe, expect, it } from "vitest";
import { makeRunDir } from "./run-dir.js";

describe("makeRunDir", () => {
  it.runIf(process.platform === "linux")("ends with an error where no folder can be made", () => {
    expect(() => makeRunDir("/proc/cleanroom/run")).toThrow(expect.objectContaining({ kind: "ArtifactInvalid" }));
  });
});
