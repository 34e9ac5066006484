import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { CleanroomError, EXIT } from "../core/errors.js";
import { type Verification, verifyBundle } from "../evidence/verify.js";
import { parseFlags } from "./flags.js";
import type { Io, Verb } from "./verb.js";

export const verb: Verb = {
  summary: "checks the evidence of bundles, offline",
  usage: [
    "Usage: cleanroom verify BUNDLE… [--key FILE] [--json]",
    "",
    "  --key FILE   the public key (PEM) that must have signed them",
    "  --json       print the verifications as JSON, one a line",
    "",
  ].join("\n"),
  run: async (args, io) => {
    const { positionals, values } = parseFlags(args, { key: { type: "string" }, json: { type: "boolean" } }, false);
    if (positionals.length === 0) {
      throw new CleanroomError("ConfigInvalid", "verify needs a bundle", {
        hint: "cleanroom verify artifacts/<run_id>/<run_id>.bundle.tgz",
      });
    }
    const key = values["key"] as string | undefined;
    const options = key === undefined ? {} : { publicKey: readKey(io, key) };
    let ok = true;
    for (const bundle of positionals) {
      const result = await verifyBundle(resolve(io.cwd, bundle), options);
      ok &&= result.ok;
      if (values["json"] === true) io.out(`${JSON.stringify({ bundle, ...result })}\n`);
      else tell(io, bundle, result);
    }
    return ok ? EXIT.ok : EXIT.verification;
  },
};

function tell(io: Io, bundle: string, { ok, summary, problems }: Verification): void {
  if (ok) {
    io.out(`verified ${bundle}\n  ${summary}\n`);
    return;
  }
  io.err(`cleanroom: VerificationFailed: ${bundle} did not verify\n`);
  for (const { part, problem } of problems) io.err(`  ${part}: ${problem}\n`);
}

function readKey(io: Io, path: string): string {
  try {
    return readFileSync(resolve(io.cwd, path), "utf8");
  } catch (cause) {
    throw new CleanroomError("ConfigInvalid", `--key ${path} can't be read`, {
      hint: "Name a PEM public key file; `openssl pkey -in signing-key.pem -pubout` makes one.",
      context: { path },
      cause,
    });
  }
}
