import { type EngineExamination, examine } from "../app/doctor.js";
import { parseFlags } from "./flags.js";
import type { Verb } from "./verb.js";

export const verb: Verb = {
  summary: "shows which engines and isolation controls work here",
  usage: [
    "Usage: cleanroom doctor [--json]",
    "       cleanroom doctor determinism [flags of run] [-- COMMAND [ARG…]]",
    "",
    "Opens a locked cell on every engine that answers and reads back what is enforced. `doctor determinism` is",
    "`run --perturb`: it varies time, locale, path and more, one at a time, and tells what results depend on.",
    "",
  ].join("\n"),
  run: async (args, io) => {
    if (args[0] === "determinism") {
      const { verb: run } = await import("./run.js");
      return run.run(["--perturb", ...args.slice(1)], io);
    }
    const { values } = parseFlags(args, { json: { type: "boolean" } }, false);
    const examination = await examine(io.cwd, io.env);
    if (values["json"] === true) {
      io.out(`${JSON.stringify(examination)}\n`);
      return 0;
    }
    for (const engine of examination.engines) io.out(describe(engine));
    io.out("tools\n");
    for (const { name, path, purpose } of examination.tools) {
      io.out(`  ${path === null ? "-" : "✓"} ${name.padEnd(8)} ${path ?? `not found; ${purpose}`}\n`);
    }
    return 0;
  },
};

function describe({ name, available, detail, notes, controls, problem }: EngineExamination): string {
  const lines = [`${available ? "✓" : "-"} ${name}: ${detail === "" ? "works" : detail}`];
  if (problem !== null) lines.push(`  no cell could be opened: ${problem}`);
  for (const control of controls ?? []) {
    lines.push(`  ${control.enforced ? "✓" : "✗"} ${control.name.padEnd(18)} ${control.requested}`);
  }
  for (const note of notes) lines.push(`  note: ${note}`);
  return `${lines.join("\n")}\n`;
}
