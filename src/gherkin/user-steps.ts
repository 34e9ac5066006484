import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { CleanroomError } from "../core/errors.js";
import { matchesGlob } from "../plan/glob.js";
import type { Hook } from "./hooks.js";
import { filesBelow } from "./step-files.js";
import type { DefineHook, HookCode, HookOptions, StepCode, StepDefiners, StepModule } from "./step-module.js";
import type { DefinedAt, StepRegistry } from "./step-registry.js";

/** A module of steps of one's own that lies beside the features needs no configuration. */
export const STEP_MODULE = "cleanroom.steps.mjs";

/** The modules to load: those that the configuration names, or else those beside the features. */
export function stepModules(
  patterns: readonly string[],
  projectDir: string,
  featurePaths: readonly string[],
): string[] {
  const beside = [...new Set(featurePaths.map((path) => join(dirname(path), STEP_MODULE)))].filter((path) =>
    existsSync(path),
  );
  const named = patterns.flatMap((pattern) => {
    const wanted = resolve(projectDir, pattern).split(sep).join("/");
    const found = /[*?]/.test(pattern)
      ? filesBelow(globRoot(wanted)).filter((path) => /\.(mjs|js|mts|ts|cjs)$/.test(path) && matchesGlob(wanted, path))
      : [wanted].filter((path) => existsSync(path));
    if (found.length > 0) return found;
    throw new CleanroomError("ConfigInvalid", `steps: ${JSON.stringify(pattern)} names no module`, {
      hint: `It is relative to ${projectDir}.`,
      context: { pattern },
    });
  });
  return [...new Set([...named, ...beside])];
}

/** Loads modules of steps into a registry; returns their hooks. Throws ConfigInvalid where one can't be loaded. */
export async function loadStepModules(paths: readonly string[], registry: StepRegistry, cwd: string): Promise<Hook[]> {
  const hooks: Hook[] = [];
  for (const path of paths) {
    const module = (await importModule(path)) as { default?: unknown; steps?: unknown };
    const define = typeof module.default === "function" ? module.default : module.steps;
    if (typeof define !== "function") {
      throw broken(path, "exports no function", "export default function ({ given, when, then }) { … }");
    }
    try {
      await (define as StepModule)(definers(path, registry, hooks, cwd));
    } catch (cause) {
      if (cause instanceof CleanroomError) throw cause;
      throw broken(path, `threw while it defined its steps: ${(cause as Error).message}`, "Mend the module.", cause);
    }
  }
  return hooks;
}

function definers(path: string, registry: StepRegistry, hooks: Hook[], cwd: string): StepDefiners {
  const place = (): DefinedAt => ({ uri: relative(cwd, path).split(sep).join("/"), line: lineIn(path) });
  const step = (expression: string | RegExp, handler: StepCode) => registry.define(expression, handler, place());
  const hook = (kind: Hook["kind"]): DefineHook => {
    return (...given: [HookCode] | [HookOptions | string, HookCode]) => {
      const [first, second] = given;
      const handler = (second ?? first) as HookCode;
      const options: HookOptions =
        typeof first === "string" ? { tags: first } : second === undefined ? {} : (first as HookOptions);
      const { tags = null, name = null } = options;
      hooks.push({ id: registry.newId(), kind, name, tags, handler, at: place() });
    };
  };
  return {
    // biome-ignore lint/suspicious/noThenProperty: Gherkin's word; the object is handed over and never awaited.
    ...{ given: step, when: step, then: step, step },
    ...{ before: hook("before"), after: hook("after"), beforeAll: hook("beforeAll"), afterAll: hook("afterAll") },
    defineParameterType: (options) => registry.defineParameterType(options, place()),
  };
}

/** The line of the module that is being executed now. */
function lineIn(path: string): number {
  const url = pathToFileURL(path).href;
  const frame = (new Error().stack ?? "").split("\n").find((line) => line.includes(url) || line.includes(path));
  return Number(/:(\d+):\d+\)?$/.exec(frame ?? "")?.[1] ?? 1);
}

async function importModule(path: string): Promise<unknown> {
  try {
    return await import(/* webpackIgnore: true */ pathToFileURL(path).href);
  } catch (cause) {
    throw broken(
      path,
      `can't be loaded: ${(cause as Error).message}`,
      "Mend the module; TypeScript needs a Node that strips types, from 22.18 on.",
      cause,
    );
  }
}

function broken(path: string, what: string, hint: string, cause?: unknown): CleanroomError {
  const file = path.startsWith("file:") ? fileURLToPath(path) : path;
  return new CleanroomError("ConfigInvalid", `the module of steps ${file} ${what}`, {
    hint,
    context: { path: file },
    cause,
  });
}

function globRoot(pattern: string): string {
  return dirname(`${pattern.slice(0, pattern.search(/[*?]/))}x`);
}
