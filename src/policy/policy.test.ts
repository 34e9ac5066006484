import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { CleanroomError } from "../core/errors.js";
import { Policy } from "./policy.js";

const HERE = fileURLToPath(new URL("./snippet.ts", import.meta.url));

/** Files that every snippet needs, parsed once. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** What the TypeScript compiler says of a module beside policy.ts. */
function compile(body: string): string[] {
  const source = `import { Policy } from "./policy.js";\n${body}\n`;
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    lib: ["lib.es2023.d.ts"],
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => name === HERE || fileExists(name);
  host.readFile = (name) => (name === HERE ? source : readFile(name));
  host.getSourceFile = (name, languageVersion, ...rest) => {
    if (name === HERE) return ts.createSourceFile(name, source, languageVersion);
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, languageVersion, ...rest));
    return parsed.get(name);
  };
  const program = ts.createProgram([HERE], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

describe("Policy, when compiled", () => {
  it.each(["Policy.locked()", "Policy.standard()", "Policy.locked().withLimits({ cpus: 1 })"])(
    "%s can't enable the network, and the error names Permissive",
    (policy) => {
      const errors = compile(`${policy}.enableNetwork();`);
      expect(errors).toHaveLength(1);
      expect(errors[0]).toContain("Permissive");
    },
    60_000,
  );

  it("compiles once the policy is permissive", () => {
    const fine = [
      "Policy.permissive().enableNetwork();",
      "Policy.locked().elevate().enableNetwork().enableWrites();",
      "Policy.permissive().withLimits({ cpus: 1 }).enableNetwork();",
      'const restricted: Policy<"restricted"> = Policy.locked();',
      "export { restricted };",
    ];
    expect(compile(fine.join("\n"))).toEqual([]);
    expect(compile('export const p: Policy<"restricted"> = Policy.permissive();')).toHaveLength(1);
  }, 60_000);
});

describe("Policy, when run", () => {
  it("says what its profiles allow", () => {
    const allowed = (policy: Policy) => [policy.name, policy.allowsNetwork(), policy.allowsWrites()];
    expect(allowed(Policy.locked())).toEqual(["locked", false, false]);
    expect(allowed(Policy.standard())).toEqual(["standard", false, false]);
    expect(allowed(Policy.permissive())).toEqual(["permissive", true, true]);
  });

  it("opens only what is asked for after elevation, and says so in its name", () => {
    const elevated = Policy.locked().elevate();
    expect(elevated.spec).toEqual(Policy.locked().spec);
    const opened = elevated.enableNetwork();
    expect([opened.name, opened.allowsNetwork(), opened.allowsWrites()]).toEqual(["locked+network", true, false]);
    expect(opened.spec.capabilities).toBe("none");
    expect(elevated.allowsNetwork()).toBe(false);
  });

  it("refuses in plain JavaScript too", () => {
    const restricted = Policy.locked() as unknown as Policy<"permissive">;
    expect(() => restricted.enableNetwork()).toThrow("Permissive");
    expect(() => restricted.enableNetwork()).toThrow(CleanroomError);
  });

  it("takes other limits", () => {
    const { limits } = Policy.locked().withLimits({ memoryBytes: 1024, processCount: null }).spec;
    expect(limits).toMatchObject({ memoryBytes: 1024, processCount: null, cpuTimeSecs: 300 });
    expect(() => Policy.locked().withLimits({ cpus: -1 })).toThrow("limit cpus: found -1");
    expect(() => Policy.locked().withLimits({ cpus: Number.NaN })).toThrow(CleanroomError);
  });
});
