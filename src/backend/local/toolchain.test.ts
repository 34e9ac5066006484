import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { STANDARD_PATH, toolchains } from "./toolchain.js";

const standard = STANDARD_PATH.join(":");
let home = "";
// Not below /tmp: a cell has one of its own, so nothing of the host's is shown there.
beforeAll(() => {
  home = realpathSync(mkdtempSync(join(homedir(), ".cleanroom-test-")));
  for (const path of [
    ".nvm/versions/node/v22/bin",
    ".cargo/bin",
    "proj/node_modules/.bin",
    "deep/a/b/sbin",
    "work/bin",
  ]) {
    mkdirSync(join(home, path), { recursive: true });
  }
  symlinkSync("v22", join(home, ".nvm/versions/node/current"));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const of = (...entries: string[]) => toolchains({ HOME: home, PATH: entries.join(":") }, [join(home, "work")]);

describe("toolchains", () => {
  it("keeps to the standard folders, first and in order, where PATH has nothing else", () => {
    expect(of("/bin", "/usr/bin")).toEqual({ folders: [], path: standard });
    expect(toolchains({}, [])).toEqual({ folders: [], path: standard });
  });

  it("shows one version's installation, links followed, and of other folders only themselves", () => {
    const nvm = join(home, ".nvm/versions/node/v22");
    expect(of(join(home, ".nvm/versions/node/current/bin"), join(home, ".cargo/bin"))).toEqual({
      folders: [nvm, join(home, ".cargo/bin")],
      path: `${standard}:${nvm}/bin:${home}/.cargo/bin`,
    });
  });

  it("shows no home, nothing above one, no project's modules, no hidden folder and nothing that is missing", () => {
    const entries = [home, "/", "/home", "/root", "/tmp", "/proc/self", ".", "", "bin", join(home, "none")];
    expect(of(...entries, join(home, "proj/node_modules/.bin"), join(home, "work/bin"))).toEqual({
      folders: [],
      path: standard,
    });
  });

  it("names folders of the system without showing them twice", () => {
    expect(of("/usr/share", "/usr/share")).toEqual({ folders: [], path: `${standard}:/usr/share` });
  });
});
