import type { Argument, Expression, ExpressionFactory, ParameterTypeRegistry } from "@cucumber/cucumber-expressions";
import { CleanroomError } from "../core/errors.js";
import { defineParameterTypes } from "./parameter-types.js";
import type { ParameterTypeOptions } from "./step-module.js";
import type { StepHandler, Theme } from "./vocabulary.js";

/** Where something is defined: a file relative to the working directory, and a line. */
export interface DefinedAt {
  readonly uri: string;
  readonly line: number;
}

export interface StepDefinition {
  readonly id: string;
  readonly expression: Expression;
  readonly source: string;
  readonly handler: StepHandler;
  readonly unfinished: boolean;
  readonly at: DefinedAt;
  /** Defined in a module of the user's own: it goes before Cleanroom's. */
  readonly own: boolean;
}

export interface StepMatch {
  readonly definition: StepDefinition;
  readonly arguments: readonly Argument[];
}

export interface ParameterDefinition {
  readonly id: string;
  readonly name: string;
  readonly regexps: readonly string[];
  readonly preferForRegexpMatch: boolean;
  readonly useForSnippets: boolean;
  readonly at: DefinedAt;
}

type Expressions = typeof import("@cucumber/cucumber-expressions");

/** Every step that is known: those of the vocabulary and those of the user's modules. */
export class StepRegistry {
  readonly definitions: StepDefinition[] = [];
  readonly parameters: ParameterDefinition[] = [];
  /** Expressions that name a kind of parameter which nobody has defined. */
  readonly unknown: { readonly expression: string; readonly name: string }[] = [];
  readonly #types: ParameterTypeRegistry;
  readonly #factory: ExpressionFactory;

  private constructor(
    readonly expressions: Expressions,
    readonly newId: () => string,
  ) {
    this.#types = new expressions.ParameterTypeRegistry();
    this.#factory = new expressions.ExpressionFactory(this.#types);
  }

  static async create(newId: () => string, themes: readonly Theme[]): Promise<StepRegistry> {
    const registry = new StepRegistry(await import("@cucumber/cucumber-expressions"), newId);
    await defineParameterTypes(registry.#types);
    for (const { phrases } of themes) {
      for (const { expression, handler, unfinished } of phrases) {
        registry.#add(expression, handler, { unfinished, own: false, at: { uri: "cleanroom", line: 1 } });
      }
    }
    return registry;
  }

  /** A step of the user's own. */
  define(expression: string | RegExp, handler: StepHandler, at: DefinedAt): void {
    this.#add(expression, handler, { unfinished: false, own: true, at });
  }

  defineParameterType(options: ParameterTypeOptions, at: DefinedAt): void {
    const { name, regexp, transformer, useForSnippets = true, preferForRegexpMatch = false } = options;
    const type = new this.expressions.ParameterType<unknown>(
      name,
      regexp,
      null,
      transformer,
      useForSnippets,
      preferForRegexpMatch,
    );
    try {
      this.#types.defineParameterType(type);
    } catch (cause) {
      throw invalid(`{${name}}`, at, cause);
    }
    this.parameters.push({
      id: this.newId(),
      name,
      regexps: type.regexpStrings,
      preferForRegexpMatch,
      useForSnippets,
      at,
    });
  }

  /** All definitions that a step's text fits; the user's own alone where there is one. */
  match(text: string): StepMatch[] {
    const found = this.definitions.flatMap((definition) => {
      const values = definition.expression.match(text);
      return values === null ? [] : [{ definition, arguments: values }];
    });
    const own = found.filter(({ definition }) => definition.own);
    return own.length > 0 ? own : found;
  }

  /** The kinds of parameters that are known, for snippets. */
  parameterTypes(): ParameterTypeRegistry {
    return this.#types;
  }

  #add(
    expression: string | RegExp,
    handler: StepHandler,
    rest: Pick<StepDefinition, "unfinished" | "own" | "at">,
  ): void {
    const source = typeof expression === "string" ? expression : expression.source;
    let compiled: Expression;
    try {
      compiled = this.#factory.createExpression(expression);
    } catch (cause) {
      const name = (cause as { undefinedParameterTypeName?: string }).undefinedParameterTypeName;
      if (name === undefined) throw invalid(JSON.stringify(source), rest.at, cause);
      this.unknown.push({ expression: source, name });
      return;
    }
    this.definitions.push({ id: this.newId(), expression: compiled, source, handler, ...rest });
  }
}

function invalid(what: string, { uri, line }: DefinedAt, cause: unknown): CleanroomError {
  return new CleanroomError("ConfigInvalid", `${uri}:${line}: ${what}: ${(cause as Error).message}`, {
    hint: "See the rules of Cucumber expressions: ( ) { } / and \\ are special, a backslash takes that away.",
    context: { file: uri, line },
    cause,
  });
}
