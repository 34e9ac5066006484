import { gunzipSync } from "node:zlib";
import { collectSecrets } from "../../redaction/collect.js";
import { Redactor } from "../../redaction/redactor.js";
import { demand, present } from "../demand.js";
import { phrase, type Theme } from "../vocabulary.js";
import { filesBelow, runDir } from "./artifacts.js";

/** Secrets stay out of everything that is written. */
export const REDACTION: Theme = {
  title: "Redaction",
  phrases: [
    phrase(
      "artifacts contain no unredacted secrets",
      "No file of the last run, its bundle included, holds a secret of the scenario: plain, in base64, hex, or encoded for URLs, JSON, XML or a shell.",
      "And artifacts contain no unredacted secrets",
      (world) => {
        const { sensitiveEnvPatterns } = world.host.settings.security;
        const env = Object.fromEntries(Object.entries(world.env).filter(([, value]) => value !== undefined));
        const secrets = collectSecrets(env, sensitiveEnvPatterns, []);
        demand(secrets.length > 0, {
          message: "the scenario has set no secret",
          hint: 'Set one with a step such as: Given environment API_TOKEN="…"',
        });
        const redactor = new Redactor(secrets);
        const files = filesBelow(runDir(world));
        demand(files.length > 0, { message: "the run directory is empty" });
        const leaking = files.filter((path) => {
          const content = present(world.last().file(path), `${path} is gone`);
          const plain = path.endsWith(".tgz") ? gunzipSync(content) : content;
          return !Buffer.from(redactor.bytes(plain)).equals(plain);
        });
        demand(leaking.length === 0, { message: `a secret is in ${leaking.join(", ")}`, actual: leaking });
      },
    ),
  ],
};
