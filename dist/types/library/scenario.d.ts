import type { RunResult } from "../app/api.js";
import type { RunOutput } from "../assertions/fluent.js";
import type { Backend } from "../backend/backend.js";
import type { Policy } from "../policy/policy.js";
import type { Service } from "../services/service.js";
import type { RunOptions } from "./options.js";
/** What a step of the library may be told. */
export interface StepOptions {
    readonly env?: Readonly<Record<string, string>>;
    readonly stdin?: string;
    readonly timeoutMs?: number;
    /** Bytes kept of each stream, or text such as `64KB`. */
    readonly maxOutput?: number | string;
    /** `success` (the default), `failure`, or a table as in cleanroom.toml. */
    readonly expect?: "success" | "failure" | Readonly<Record<string, unknown>>;
}
interface Definition {
    readonly name: string;
    readonly concurrent: boolean;
    readonly continueOnFail: boolean;
    readonly steps: readonly Readonly<Record<string, unknown>>[];
    readonly services: readonly (Service | string)[];
    readonly options: RunOptions;
}
/** Begins a scenario: `scenario("smoke").step("hello", ["echo", "hello"]).run()`. */
export declare function scenario(name: string): Scenario;
/** A scenario being put together; immutable, every call returns a new one. */
export declare class Scenario {
    #private;
    constructor(definition: Definition);
    /** Adds a step that runs a command. */
    step(name: string, command: readonly string[], options?: StepOptions): Scenario;
    /** Runs all steps at once, each in a cell of its own. */
    concurrent(): Scenario;
    /** Goes on after a step that failed. */
    continueOnFail(): Scenario;
    /**
     * What runs beside the steps: containers on the scenario's own network (`new Postgres()`), services of your own code,
     * and names of `[[services]]` of the project. Steps find each as `<NAME>_HOST`, `<NAME>_PORT` and `<NAME>_URL`.
     */
    services(services: readonly (Service | string)[]): Scenario;
    policy(policy: Policy): Scenario;
    backend(backend: string | Backend): Scenario;
    /** Any other option of a run. */
    with(options: RunOptions): Scenario;
    run(): Promise<ScenarioOutput>;
}
/** A finished scenario. */
export declare class ScenarioOutput {
    readonly result: RunResult;
    readonly steps: readonly RunOutput[];
    constructor(result: RunResult, steps: readonly RunOutput[]);
    /** Every step passed; throws CleanroomError with the first failure otherwise. */
    success(): this;
    /** The step of that name. Throws AssertionFailed where there is none. */
    step(name: string): RunOutput;
}
export {};
