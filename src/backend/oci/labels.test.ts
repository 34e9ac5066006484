import { describe, expect, it } from "vitest";
import { leftBehind, ownLabels } from "./labels.js";

describe("leftBehind", () => {
  it("keeps what a living process made", () => {
    expect(leftBehind(ownLabels("r"))).toBeNull();
  });

  it("gives up what a dead process of this host made", () => {
    const labels = ownLabels("r");
    const [host] = (labels["cleanroom.owner"] ?? "").split(".");
    expect(leftBehind({ ...labels, "cleanroom.owner": `${host}.999999999.1` })).toBe("its process is gone");
  });

  it("gives up what has expired", () => {
    expect(leftBehind(ownLabels("r"), Date.now() + 25 * 3600 * 1000)).toBe("it has expired");
  });

  it("never touches what is not its own, or made on another host", () => {
    expect(leftBehind({ "cleanroom.expires": "1" })).toBeNull();
    expect(leftBehind({ ...ownLabels("r"), "cleanroom.owner": "elsewhere.1.1" })).toBeNull();
  });
});
