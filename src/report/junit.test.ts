import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { renderJunit } from "./junit.js";
import { hostileReport, hostileTexts } from "./sample-hostile.test-support.js";
import { sampleReport, sampleTexts } from "./sample-report.test-support.js";

const xmllint = spawnSync("xmllint", ["--version"]).status === 0;

function xpath(xml: string, query: string): string {
  const { status, stdout, stderr } = spawnSync("xmllint", ["--xpath", query, "-"], { input: xml, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

describe("junit.xml", () => {
  it("has a suite for each scenario and backend, and times in seconds", () => {
    const xml = renderJunit(sampleReport(), sampleTexts);
    expect(xml).toContain('<testsuites name="cleanroom" tests="8" failures="2" errors="1" skipped="2" time="4.812"');
    expect(xml).toContain('<testsuite name="Build process [docker]" tests="3" failures="1" errors="0" skipped="1"');
    expect(xml).toContain('<testcase classname="Smoke [local]" name="true" time="0.341"');
  });

  it("holds terminal sequences and forbidden characters of no program", () => {
    const xml = renderJunit(
      hostileReport(["\u001b[31mred\u0000\u0008\ud800 ]]> \ufffe"]),
      hostileTexts(["\u0000\u001b[2J"]),
    );
    expect(xml).not.toMatch(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
    expect(xml).toContain("]]&gt;");
  });

  describe.skipIf(!xmllint)("read by a real parser (xmllint)", () => {
    it("counts what is there", () => {
      const xml = renderJunit(sampleReport(), sampleTexts);
      expect(xpath(xml, "count(//testcase)")).toBe("8");
      expect(xpath(xml, "count(//testcase[failure])")).toBe("2");
      expect(xpath(xml, "count(//testcase[error])")).toBe("1");
      expect(xpath(xml, "count(//testcase[skipped])")).toBe("2");
      expect(xpath(xml, "string(//testcase[@name='build prod']/failure/@type)")).toBe("ProcessExit");
      expect(xpath(xml, "string(//testcase[@name='build prod']/system-err)")).toContain(
        "error[E0308]: mismatched types",
      );
      expect(xpath(xml, "string(//testcase[@name='Migrations']/skipped/@message)")).toContain("engine unavailable");
    });

    it("gives names and texts back as they were, markup and line ends included", () => {
      const name = `a <b> & "c" 'd' ]]> | \n\t end`;
      const xml = renderJunit(hostileReport([name]), hostileTexts([`out ${name}`]));
      expect(xpath(xml, "string((//testcase)[1]/@name)")).toBe(name);
      expect(xpath(xml, "string((//system-out)[1])")).toBe(`out ${name}`);
    });
  });
});
