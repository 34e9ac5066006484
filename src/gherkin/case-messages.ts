import type { Envelope, Timestamp } from "@cucumber/messages";
import { attachmentMessage, resultMessage } from "./message-parts.js";
import type { PreparedScenario } from "./run-scenario.js";
import type { TestStep } from "./scenario-job.js";
import type { TestStepResult } from "./step-result.js";

/** The messages of one scenario, in the order things happen. */
export class CaseMessages {
  readonly envelopes: Envelope[] = [];
  readonly #id: string;

  constructor(
    { testCaseId }: PreparedScenario,
    readonly newId: () => string,
    readonly timestamp: () => Timestamp,
  ) {
    this.#id = newId();
    this.envelopes.push({ testCaseStarted: { id: this.#id, testCaseId, timestamp: timestamp(), attempt: 0 } });
  }

  stepStarted({ id }: TestStep): void {
    this.envelopes.push({
      testStepStarted: { testCaseStartedId: this.#id, testStepId: id, timestamp: this.timestamp() },
    });
  }

  stepFinished(test: TestStep, result: TestStepResult): void {
    const place = { testCaseStartedId: this.#id, testStepId: test.id };
    for (const shown of result.shown) {
      this.envelopes.push({ attachment: { ...place, ...attachmentMessage(shown), timestamp: this.timestamp() } });
    }
    if (result.status === "UNDEFINED" && test.kind === "step") {
      const snippets = [{ language: "javascript", code: String(result.failure?.context["snippet"] ?? "") }];
      this.envelopes.push({ suggestion: { id: this.newId(), pickleStepId: test.step.id, snippets } });
    }
    const at = test.kind === "step" ? { uri: test.location.file, line: test.location.line } : test.hook.at;
    this.envelopes.push({
      testStepFinished: { ...place, testStepResult: resultMessage(result, at), timestamp: this.timestamp() },
    });
  }

  close(): void {
    const finished = { testCaseStartedId: this.#id, timestamp: this.timestamp(), willBeRetried: false };
    this.envelopes.push({ testCaseFinished: finished });
  }
}
