import type { Envelope, HookType, Timestamp } from "@cucumber/messages";
import { VERSION } from "../core/version.js";
import { CaseMessages } from "./case-messages.js";
import type { Hook } from "./hooks.js";
import {
  attachmentMessage,
  definitionMessage,
  hookMessage,
  reference,
  resultMessage,
  stepMatches,
  timestamp,
} from "./message-parts.js";
import type { ParsedFeature } from "./parse.js";
import type { PreparedScenario } from "./run-scenario.js";
import type { StepRegistry } from "./step-registry.js";
import type { TestStepResult } from "./step-result.js";

export const HOOK_TYPES = {
  before: "BEFORE_TEST_CASE",
  after: "AFTER_TEST_CASE",
  beforeAll: "BEFORE_TEST_RUN",
  afterAll: "AFTER_TEST_RUN",
} as const satisfies Record<Hook["kind"], `${HookType}`>;

/**
 * What happens, as Cucumber Messages: what Cucumber's own formatters read. Scenarios that run at once are kept apart and
 * written one after another. Protocol: https://github.com/cucumber/messages.
 */
export class MessageLog {
  readonly #head: Envelope[] = [];
  readonly #cases = new Map<number, CaseMessages>();
  readonly #tail: Envelope[] = [];
  readonly #runId: string;
  #ended = false;

  constructor(
    readonly newId: () => string,
    /** Milliseconds since the Unix epoch. */
    readonly now: () => number = Date.now,
  ) {
    this.#runId = newId();
  }

  /** What is known before the first scenario: the features, and everything that users define. */
  begin(features: readonly ParsedFeature[], registry: StepRegistry, hooks: readonly Hook[], protocol: string): void {
    const { platform, arch, versions } = process;
    this.#head.push({
      meta: {
        protocolVersion: protocol,
        implementation: { name: "cleanroom", version: VERSION },
        runtime: { name: "node.js", version: versions.node },
        os: { name: platform },
        cpu: { name: arch },
      },
    });
    for (const { source, document, file, pickles } of features) {
      this.#head.push({ source }, { gherkinDocument: { ...document, uri: file.uri } });
      for (const pickle of pickles) this.#head.push({ pickle });
    }
    for (const each of registry.unknown) this.#head.push({ undefinedParameterType: { ...each } });
    for (const { id, name, regexps, preferForRegexpMatch, useForSnippets, at } of registry.parameters) {
      const preferForRegularExpressionMatch = preferForRegexpMatch;
      const parameterType = { id, name, regularExpressions: regexps, preferForRegularExpressionMatch, useForSnippets };
      this.#head.push({ parameterType: { ...parameterType, sourceReference: reference(at) } });
    }
    const steps = registry.definitions.filter(({ own }) => own);
    const defined = [
      ...steps.map((each) => ({ id: each.id, envelope: definitionMessage(each) })),
      ...hooks.map((each) => ({ id: each.id, envelope: hookMessage(each, HOOK_TYPES[each.kind]) })),
    ];
    // In the order in which they were defined: ids count up.
    defined.sort((a, b) => Number(a.id) - Number(b.id));
    this.#head.push(...defined.map(({ envelope }) => envelope));
  }

  /** Of the vocabulary only what some scenario uses is told: the rest would be noise. */
  runStarted(prepared: readonly PreparedScenario[]): void {
    const matches = prepared.flatMap(({ tests }) =>
      tests.flatMap((test) => (test.kind === "step" ? test.matches : [])),
    );
    const used = new Map(matches.map(({ definition }) => [definition.id, definition]));
    for (const each of used.values()) if (!each.own) this.#head.push(definitionMessage(each));
    this.#head.push({ testRunStarted: { id: this.#runId, timestamp: this.#timestamp() } });
  }

  testCases(prepared: readonly PreparedScenario[]): void {
    for (const { job, testCaseId, tests } of prepared) {
      const testSteps = tests.map((test) =>
        test.kind === "hook"
          ? { id: test.id, hookId: test.hook.id }
          : { id: test.id, pickleStepId: test.step.id, ...stepMatches(test.matches) },
      );
      const testCase = { id: testCaseId, pickleId: job.pickle.id, testSteps, testRunStartedId: this.#runId };
      this.#head.push({ testCase });
    }
  }

  openCase(prepared: PreparedScenario): CaseMessages {
    const messages = new CaseMessages(prepared, this.newId, () => this.#timestamp());
    this.#cases.set(prepared.index, messages);
    return messages;
  }

  /** A hook of the whole run; call it when the hook has ended. */
  runHook(hook: Hook, result: TestStepResult): void {
    const out = hook.kind === "beforeAll" ? this.#head : this.#tail;
    const testRunHookStartedId = this.newId();
    const started = timestamp(result.startedAt ?? this.now());
    out.push({
      testRunHookStarted: {
        id: testRunHookStartedId,
        testRunStartedId: this.#runId,
        hookId: hook.id,
        timestamp: started,
      },
    });
    for (const shown of result.shown) {
      out.push({ attachment: { ...attachmentMessage(shown), testRunHookStartedId, timestamp: this.#timestamp() } });
    }
    const finished = { testRunHookStartedId, result: resultMessage(result, hook.at), timestamp: this.#timestamp() };
    out.push({ testRunHookFinished: finished });
  }

  runFinished(success: boolean): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#tail.push({ testRunFinished: { success, timestamp: this.#timestamp(), testRunStartedId: this.#runId } });
  }

  /** All messages in the order of the protocol. */
  envelopes(): Envelope[] {
    const cases = [...this.#cases].sort(([a], [b]) => a - b).flatMap(([, messages]) => messages.envelopes);
    return [...this.#head, ...cases, ...this.#tail];
  }

  #timestamp(): Timestamp {
    return timestamp(this.now());
  }
}
