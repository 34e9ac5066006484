import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { demand, present } from "../demand.js";
import { type HostResult, runOnHost } from "../host-command.js";
import { NESTED } from "../nested.js";
import { phrase, type Theme } from "../vocabulary.js";
import type { World } from "../world.js";

const RUST_ROOTS = ["src/lib.rs", "src/main.rs"];

/** What is said of sources rather than of programs. These tools run on the host; a scenario without them is skipped. */
export const BUILD: Theme = {
  title: "Documentation, types and lint",
  phrases: [
    phrase(
      "I build (the )documentation( with --document-private-items)",
      "In a Rust project: `cargo doc`, warnings being errors. Elsewhere the package's script `docs`; where it has none, the TypeScript compiler writes the declarations, which are the documentation of an API.",
      ["When I build documentation with --document-private-items", "When I build the documentation"],
      async (world) => void world.notes.set("build", await buildDocs(world)),
    ),
    phrase("(the )build succeeds", "It ended well and warned of nothing.", "Then build succeeds", (world) => {
      const { exitCode, output } = present(
        world.notes.get("build") as HostResult | undefined,
        "nothing was built so far",
      );
      demand(exitCode === 0 && !/^warning\b/im.test(output), {
        message: `the build ended with code ${exitCode}`,
        actual: output,
      });
    }),
    phrase(
      "(the )crate root has forbid\\(unsafe_code)",
      "In a Rust project: the attribute is in src/lib.rs or src/main.rs. In a TypeScript project: `strict` is on.",
      "And crate root has forbid(unsafe_code)",
      strictTypes,
    ),
    phrase("(the )types are strict", "The same.", "And types are strict", strictTypes),
    phrase(
      "clippy passes with -D warnings",
      "In a Rust project: `cargo clippy`. Elsewhere the package's script `lint`.",
      "And clippy passes with -D warnings",
      lint,
    ),
    phrase("(the )lint/linter passes", "The same.", "And lint passes", lint),
  ],
};

async function buildDocs(world: World): Promise<HostResult> {
  skipWhereNested(world);
  const { dir } = world.project;
  if (has(world, "Cargo.toml")) {
    return tool(world, ["cargo", "doc", "--no-deps", "--document-private-items"], { RUSTDOCFLAGS: "-D warnings" });
  }
  if (scripts(world)["docs"] !== undefined) return tool(world, ["npm", "run", "--silent", "docs"]);
  const compiler = join(dir, "node_modules", "typescript", "bin", "tsc");
  if (!has(world, "tsconfig.json") || !existsSync(compiler)) world.skip("requires a Rust or TypeScript project");
  const out = join(world.dir, "declarations");
  const flags = ["--declaration", "--emitDeclarationOnly", "--noEmit", "false", "--outDir", out];
  return tool(world, [process.execPath, compiler, "-p", dir, ...flags]);
}

function strictTypes(world: World): void {
  if (has(world, "Cargo.toml")) {
    const root = RUST_ROOTS.find((path) => has(world, path));
    const text = root === undefined ? "" : readFileSync(join(world.project.dir, root), "utf8");
    demand(/^#!\[forbid\(.*\bunsafe_code\b/m.test(text), {
      message: `${root ?? "the crate's root"} lacks #![forbid(unsafe_code)]`,
    });
    return;
  }
  if (!has(world, "tsconfig.json")) world.skip("requires a Rust or TypeScript project");
  const text = readFileSync(join(world.project.dir, "tsconfig.json"), "utf8");
  demand(/"strict"\s*:\s*true/.test(text), {
    message: "tsconfig.json does not set strict",
    expected: true,
    actual: text,
  });
}

async function lint(world: World): Promise<void> {
  skipWhereNested(world);
  const rust = has(world, "Cargo.toml");
  if (!rust && scripts(world)["lint"] === undefined) world.skip("requires a package with a script lint");
  const result = await tool(
    world,
    rust ? ["cargo", "clippy", "--", "-D", "warnings"] : ["npm", "run", "--silent", "lint"],
  );
  demand(result.exitCode === 0, { message: `lint ended with code ${result.exitCode}`, actual: result.output });
}

/** Runs a tool of the host; a scenario whose tool is missing is skipped. */
async function tool(world: World, command: readonly string[], env: Record<string, string> = {}): Promise<HostResult> {
  const options = { cwd: world.project.dir, env: { ...world.environment, ...env }, signal: world.host.signal };
  const result = await runOnHost(command, options);
  world.log(result.output);
  return result.exitCode === null ? world.skip(`requires ${command[0]}`) : result;
}

/** In a suite that another suite runs this was done already, and it takes long. */
function skipWhereNested(world: World): void {
  if (world.environment[NESTED] !== undefined) world.skip("the outer suite does this");
}

function has(world: World, path: string): boolean {
  return existsSync(join(world.project.dir, path));
}

function scripts(world: World): Record<string, string> {
  if (!has(world, "package.json")) return {};
  const { scripts: found = {} } = JSON.parse(readFileSync(join(world.project.dir, "package.json"), "utf8")) as {
    scripts?: Record<string, string>;
  };
  return found;
}
