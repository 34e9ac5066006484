import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { CleanroomError, EXIT } from "../core/errors.js";
import { verifyBundle } from "../evidence/verify.js";
import { parseFlags } from "./flags.js";
import type { Verb } from "./verb.js";

export const verb: Verb = {
  summary: "checks a bundle's evidence, offline",
  usage: [
    "Usage: cleanroom verify BUNDLE [--key FILE] [--json]",
    "",
    "  --key FILE   the public key (PEM) that must have signed it",
    "  --json       print the verification as JSON",
    "",
  ].join("\n"),
  run: async (args, io) => {
    const { positionals, values } = parseFlags(args, { key: { type: "string" }, json: { type: "boolean" } }, false);
    const [bundle, ...more] = positionals;
    if (bundle === undefined || more.length > 0) {
      throw new CleanroomError("ConfigInvalid", "verify takes one bundle", {
        hint: "cleanroom verify path/to/<run_id>.bundle.tgz",
      });
    }
    const key = values["key"] as string | undefined;
    const read = (path: string) => {
      try {
        return readFileSync(resolve(io.cwd, path), "utf8");
      } catch (cause) {
        throw new CleanroomError("ConfigInvalid", `--key ${path} can't be read`, {
          hint: "Name a PEM public key file.",
          cause,
        });
      }
    };
    const result = await verifyBundle(resolve(io.cwd, bundle), key === undefined ? {} : { publicKey: read(key) });
    if (values["json"] === true) io.out(`${JSON.stringify(result)}\n`);
    else if (result.ok) io.out(`verified ${bundle}\n  ${result.summary}\n`);
    else {
      io.err(`cleanroom: VerificationFailed: ${bundle} did not verify\n`);
      for (const { part, problem } of result.problems) io.err(`  ${part}: ${problem}\n`);
    }
    return result.ok ? EXIT.ok : EXIT.verification;
  },
};
