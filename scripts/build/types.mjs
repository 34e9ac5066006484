import { join, posix, relative } from "node:path";
import ts from "typescript";
import { ROOT } from "./root.mjs";

/** Packages whose types users have anyway. */
const AT_HAND = /^node:/;

/** The declarations of the library, by path below dist/types: what src/index.ts reaches, needing no package. */
export function declarations() {
  const file = join(ROOT, "tsconfig.json");
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, ROOT, undefined, file);
  // Types that packages lack are declared beside their use.
  const ambient = ts.sys.readDirectory(join(ROOT, "src"), [".d.ts"]);
  const program = ts.createProgram([join(ROOT, "src/index.ts"), ...ambient], {
    ...options,
    declaration: true,
    emitDeclarationOnly: true,
    noUnusedLocals: false,
    outDir: join(ROOT, "src"),
  });
  const emitted = new Map();
  const result = program.emit(undefined, (path, text) => emitted.set(nameOf(path), text));
  const problems = [...ts.getPreEmitDiagnostics(program), ...result.diagnostics];
  if (problems.length > 0) throw new Error(ts.formatDiagnostics(problems, HOST));

  const reached = new Map();
  const visit = (name) => {
    if (reached.has(name)) return;
    let text = emitted.get(name);
    if (text === undefined) throw new Error(`${name} is imported, but has no declarations`);
    if (specifiers(text).some((each) => each === "zod/mini")) {
      text = expanded(program, join(ROOT, "src", name.replace(/\.d\.ts$/, ".ts")));
    }
    reached.set(name, text);
    for (const specifier of specifiers(text)) {
      if (specifier.startsWith(".")) visit(posix.join(posix.dirname(name), specifier).replace(/\.js$/, ".d.ts"));
      else if (!AT_HAND.test(specifier)) throw new Error(`the declarations of ${name} need the package ${specifier}`);
    }
  };
  visit("index.d.ts");
  return reached;
}

const HOST = { getCurrentDirectory: () => ROOT, getCanonicalFileName: (name) => name, getNewLine: () => "\n" };

function nameOf(path) {
  return relative(join(ROOT, "src"), path).replaceAll("\\", "/");
}

function specifiers(text) {
  return ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
}

/** The types that a file exports, written out: those that are inferred from a schema would need its package. */
function expanded(program, path) {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(path);
  const { NoTruncation, InTypeAlias, MultilineObjectLiterals } = ts.NodeBuilderFlags;
  const flags = NoTruncation | InTypeAlias | MultilineObjectLiterals;
  const printer = ts.createPrinter();
  const types = checker
    .getExportsOfModule(checker.getSymbolAtLocation(source))
    .filter((symbol) => symbol.flags & ts.SymbolFlags.TypeAlias);
  return types
    .map((symbol) => {
      const node = checker.typeToTypeNode(checker.getDeclaredTypeOfSymbol(symbol), undefined, flags);
      const text = printer.printNode(ts.EmitHint.Unspecified, node, source);
      return `export type ${symbol.name} = ${text};\n`;
    })
    .join("");
}
