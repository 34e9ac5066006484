import type { RunResult } from "../app/api.js";
import type { RunOutput } from "../assertions/fluent.js";
import type { Backend } from "../backend/backend.js";
import { CleanroomError } from "../core/errors.js";
import type { Policy } from "../policy/policy.js";
import type { Service } from "../services/service.js";
import { ContainerService } from "./container-service.js";
import { execute } from "./execute.js";
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
export function scenario(name: string): Scenario {
  return new Scenario({ name, concurrent: false, continueOnFail: false, steps: [], services: [], options: {} });
}

/** A scenario being put together; immutable, every call returns a new one. */
export class Scenario {
  readonly #definition: Definition;

  constructor(definition: Definition) {
    this.#definition = definition;
  }

  /** Adds a step that runs a command. */
  step(name: string, command: readonly string[], options: StepOptions = {}): Scenario {
    const { env, stdin, timeoutMs, maxOutput, expect } = options;
    const step = {
      name,
      command: [...command],
      ...(env === undefined ? {} : { env }),
      ...(stdin === undefined ? {} : { stdin }),
      ...(timeoutMs === undefined ? {} : { timeout_ms: timeoutMs }),
      ...(maxOutput === undefined ? {} : { max_output: maxOutput }),
      ...(expect === undefined ? {} : { expect }),
    };
    return this.#with({ steps: [...this.#definition.steps, step] });
  }

  /** Runs all steps at once, each in a cell of its own. */
  concurrent(): Scenario {
    return this.#with({ concurrent: true });
  }

  /** Goes on after a step that failed. */
  continueOnFail(): Scenario {
    return this.#with({ continueOnFail: true });
  }

  /**
   * What runs beside the steps: containers on the scenario's own network (`new Postgres()`), services of your own code,
   * and names of `[[services]]` of the project. Steps find each as `<NAME>_HOST`, `<NAME>_PORT` and `<NAME>_URL`.
   */
  services(services: readonly (Service | string)[]): Scenario {
    return this.#with({ services: [...this.#definition.services, ...services] });
  }

  policy(policy: Policy): Scenario {
    return this.with({ policy });
  }

  backend(backend: string | Backend): Scenario {
    return this.with({ backend });
  }

  /** Any other option of a run. */
  with(options: RunOptions): Scenario {
    return this.#with({ options: { ...this.#definition.options, ...options } });
  }

  async run(): Promise<ScenarioOutput> {
    const { name, concurrent, continueOnFail, steps, services, options } = this.#definition;
    const origin = `scenario(${JSON.stringify(name)})`;
    const containers = services.filter((service) => service instanceof ContainerService);
    const custom = services.filter((service) => typeof service !== "string" && !(service instanceof ContainerService));
    const names = services.flatMap((service) => {
      if (typeof service === "string") return service;
      return service instanceof ContainerService ? service.name : [];
    });
    const value = [{ name, concurrent, continue_on_fail: continueOnFail, steps, services: names }];
    const tables = containers.map(({ table }) => table);
    const extra = [
      { key: "scenarios", value, origin },
      ...(tables.length === 0 ? [] : [{ key: "services", value: tables, origin }]),
    ];
    const { result, steps: outputs } = await execute(options, null, extra, custom as Service[]);
    return new ScenarioOutput(result, outputs);
  }

  #with(change: Partial<Definition>): Scenario {
    return new Scenario({ ...this.#definition, ...change });
  }
}

/** A finished scenario. */
export class ScenarioOutput {
  constructor(
    readonly result: RunResult,
    readonly steps: readonly RunOutput[],
  ) {}

  /** Every step passed; throws CleanroomError with the first failure otherwise. */
  success(): this {
    const { outcome, error } = this.result.report;
    if (outcome === "passed") return this;
    throw error === null
      ? new CleanroomError("AssertionFailed", `the scenario was ${outcome}`, { hint: "See its report." })
      : new CleanroomError(error.kind, error.message, error);
  }

  /** The step of that name. Throws AssertionFailed where there is none. */
  step(name: string): RunOutput {
    const index = this.result.report.steps.findIndex((step) => step.name === name);
    const found = this.steps[index];
    if (found !== undefined) return found;
    const names = this.result.report.steps.map((step) => step.name).join(", ");
    throw new CleanroomError("AssertionFailed", `no step is called "${name}"`, { hint: `There are: ${names}.` });
  }
}
