import type { RedactedText } from "../model/redacted.js";
import type { Report } from "../model/report.js";
import { sampleReport } from "./sample-report.test-support.js";
import type { StepTexts } from "./step-texts.js";

/** Keys whose values come from outside: names, messages, commands, paths. */
const FREE = new Set([
  ...["name", "scenario", "backend", "args", "message", "hint", "reason", "file", "path", "tags", "evidence"],
  ...["requested", "log_dir", "digest", "version", "run_id", "tier", "content_digest"],
]);

/** A sample report in which every text from outside is one of the given ones, in turn. For tests of the renderers. */
export function hostileReport(texts: readonly string[]): Report {
  let next = 0;
  const replace = (value: unknown, free: boolean, key = ""): unknown => {
    // Names of controls are ours: a closed set.
    if (typeof value === "string") return free ? texts[next++ % texts.length] : value;
    if (Array.isArray(value)) return value.map((item) => replace(item, free, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        name,
        replace(item, FREE.has(name) && !(key === "controls" && name === "name"), name),
      ]),
    );
  };
  return replace(sampleReport(), false) as Report;
}

export function hostileTexts(texts: readonly string[]): StepTexts {
  let next = 0;
  const text = () => (texts[next++ % texts.length] ?? "") as RedactedText;
  return () => ({ stdout: text(), stderr: text() });
}
