import type { InnerRun, RunSpec } from "./inner-run.js";
/** What a scenario knows, as steps of one's own see it. */
export interface StepWorld {
    /** Variables of the scenario; a value of undefined unsets one. */
    readonly env: Record<string, string | undefined>;
    /** For what one's steps tell each other. */
    readonly state: Record<string, unknown>;
    /** The runs so far. */
    readonly runs: readonly InnerRun[];
    /** Makes runs in the fixture project of that name. */
    useFixture(name: string, bin?: string | null): void;
    /** Writes a file of the project: into a copy of it. */
    writeFile(path: string, text: string): void;
    /** Configuration of the scenario's runs by key, as in cleanroom.toml. `origin` is what messages call its source. */
    setOption(key: string, value: unknown, origin: string): void;
    /** Runs steps of the project hermetically. Null where the run could not be made. */
    run(spec: RunSpec): Promise<InnerRun | null>;
    /** The last run. Throws where there is none. */
    last(): InnerRun;
    /** Shows something beside the results, e.g. an image: the type of its media, and a name where wanted. */
    attach(data: string | Uint8Array, media: string | {
        mediaType: string;
        fileName?: string;
    }): void;
    log(text: string): void;
    link(...urls: string[]): void;
    /** Ends the scenario as skipped. */
    skip(reason: string): never;
    /** Done when the scenario is over, the last first. */
    onClose(close: () => Promise<void> | void): void;
}
/**
 * What a step of one's own does: it is given the world, the values of its expression, and then the step's table or text.
 * Returning "skipped" or "pending" ends the scenario so; throwing fails it.
 */
export type StepCode = (world: StepWorld, ...values: never[]) => unknown;
export type HookCode = (world: StepWorld, facts: HookFacts) => unknown;
/** What a hook is told of its scenario. */
export interface HookFacts {
    readonly name: string;
    readonly tags: readonly string[];
    /** Null before the scenario has run. */
    readonly outcome: "passed" | "failed" | "skipped" | null;
}
export interface HookOptions {
    /** A tag expression: the hook is for scenarios with these tags alone. */
    readonly tags?: string;
    readonly name?: string;
}
/** A kind of value in expressions, as Cucumber has them. */
export interface ParameterTypeOptions {
    readonly name: string;
    readonly regexp: RegExp | string | readonly (RegExp | string)[];
    readonly transformer?: (...groups: string[]) => unknown;
    readonly useForSnippets?: boolean;
    readonly preferForRegexpMatch?: boolean;
}
/** Defines a hook, with options or a tag expression before it where wanted. */
export type DefineHook = {
    (handler: HookCode): void;
    (options: HookOptions | string, handler: HookCode): void;
};
/** What a module of steps is given to define things with. Given, when, then and step mean the same. */
export interface StepDefiners {
    given(expression: string | RegExp, handler: StepCode): void;
    when(expression: string | RegExp, handler: StepCode): void;
    then(expression: string | RegExp, handler: StepCode): void;
    step(expression: string | RegExp, handler: StepCode): void;
    /** Runs before each scenario. */
    readonly before: DefineHook;
    /** Runs after each scenario, also one that failed. */
    readonly after: DefineHook;
    readonly beforeAll: DefineHook;
    readonly afterAll: DefineHook;
    defineParameterType(options: ParameterTypeOptions): void;
}
/** What a module of steps exports, by default or as `steps`. */
export type StepModule = (define: StepDefiners) => void | Promise<void>;
