import type { Argument, Group } from "@cucumber/cucumber-expressions";
import type {
  Attachment,
  Envelope,
  Group as GroupMessage,
  HookType,
  TestStepResult as ResultMessage,
  SourceReference,
  StepDefinitionPatternType,
  TestStep,
  TestStepResultStatus,
  Timestamp,
} from "@cucumber/messages";
import type { Shown } from "./attachments.js";
import type { Hook } from "./hooks.js";
import type { DefinedAt, StepDefinition, StepMatch } from "./step-registry.js";
import type { TestStepResult } from "./step-result.js";

/** @param at milliseconds since the Unix epoch */
export function timestamp(at: number): Timestamp {
  const seconds = Math.floor(at / 1000);
  return { seconds, nanos: Math.round((at - seconds * 1000) * 1_000_000) };
}

export function reference({ uri, line }: DefinedAt): SourceReference {
  return { uri, location: { line } };
}

export function definitionMessage({ id, expression, source, at }: StepDefinition): Envelope {
  const regular = expression.constructor.name.includes("RegularExpression");
  const type = (regular ? "REGULAR_EXPRESSION" : "CUCUMBER_EXPRESSION") as StepDefinitionPatternType;
  return { stepDefinition: { id, pattern: { type, source }, sourceReference: reference(at) } };
}

export function hookMessage({ id, name, tags, at }: Hook, type: `${HookType}`): Envelope {
  return {
    hook: {
      id,
      type: type as HookType,
      ...(name === null ? {} : { name }),
      ...(tags === null ? {} : { tagExpression: tags }),
      sourceReference: reference(at),
    },
  };
}

/** The definitions that a step fits, and how its text falls into their parameters. */
export function stepMatches(
  matches: readonly StepMatch[],
): Required<Pick<TestStep, "stepDefinitionIds" | "stepMatchArgumentsLists">> {
  return {
    stepDefinitionIds: matches.map(({ definition }) => definition.id),
    stepMatchArgumentsLists: matches.map((match) => ({ stepMatchArguments: match.arguments.map(argumentMessage) })),
  };
}

export function attachmentMessage(
  shown: Shown,
): Pick<Attachment, "body" | "contentEncoding" | "mediaType" | "fileName"> {
  return { ...shown };
}

export function resultMessage({ status, failure, thrown, durationMs }: TestStepResult, at: DefinedAt): ResultMessage {
  const error = thrown instanceof Error ? thrown : null;
  const seconds = Math.floor(durationMs / 1000);
  const message =
    status === "UNDEFINED" || status === "AMBIGUOUS" ? null : (error?.message ?? failure?.message ?? null);
  const said = error !== null && message !== null && message !== "";
  return {
    status: status as TestStepResultStatus,
    duration: { seconds, nanos: Math.round((durationMs - seconds * 1000) * 1_000_000) },
    ...(said
      ? {
          message,
          exception: { type: error.name, message, stackTrace: `${error.name}: ${message}\n${at.uri}:${at.line}` },
        }
      : {}),
  };
}

function argumentMessage(argument: Argument) {
  const name = argument.getParameterType().name;
  return { group: groupMessage(argument.group), ...(name ? { parameterTypeName: name } : {}) };
}

function groupMessage({ start, value, children }: Group): GroupMessage {
  return {
    ...(start === undefined || value === null || value === undefined ? {} : { start, value }),
    ...(children && children.length > 0 ? { children: children.map(groupMessage) } : {}),
  };
}
