import { CleanroomError } from "../../core/errors.js";
import type { HealthCheck, ServiceSpec } from "../../model/service.js";
import { commandCheck } from "./command.js";
import { allOf, anyOf } from "./composite.js";
import { httpCheck } from "./http.js";
import { imageCheck } from "./image.js";
import { logCheck } from "./log.js";
import type { Check, Target } from "./target.js";
import { tcpCheck } from "./tcp.js";

/** In this order, what costs least first: the rest is only asked once that holds. */
const COST: Record<HealthCheck["kind"], number> = { log: 0, tcp: 1, http: 2, any: 3, all: 3, command: 4, image: 5 };

/**
 * Everything that must hold before steps begin: what the service's `health` says, else the image's own healthcheck;
 * and where it has a `port`, that something listens there. An empty list means: it runs.
 *
 * @param healthcheck whether the image brings one
 */
export function requiredChecks({ health, port }: ServiceSpec, healthcheck: boolean): HealthCheck[] {
  const told: readonly HealthCheck[] = health.length > 0 ? health : healthcheck ? [{ kind: "image" }] : [];
  const asked = told.some((check) => check.kind === "tcp" && check.port === port);
  const implied: HealthCheck[] = port === null || asked ? [] : [{ kind: "tcp", port }];
  return [...implied, ...told].sort((a, b) => COST[a.kind] - COST[b.kind]);
}

/** Looks at a log alone, some 100 ms, before something is run inside, which takes an engine up to 90 ms. */
const LOG_ALONE = 4;

/** The texts that log checks wait for: to be counted from before the start. */
export function textsOf(checks: readonly HealthCheck[]): string[] {
  return checks.flatMap((check) => {
    if (check.kind === "log") return check.text;
    return check.kind === "any" || check.kind === "all" ? textsOf(check.of) : [];
  });
}

/** One check out of many, all of which must hold. */
export function checkOf(target: Target, checks: readonly HealthCheck[]): Check {
  return allOf(checks.map((check) => single(target, check)));
}

function single(target: Target, check: HealthCheck): Check {
  switch (check.kind) {
    case "command":
      return commandCheck(target, ["sh", "-c", check.command], check.command);
    case "tcp":
      return tcpCheck(target, check.port);
    case "http":
      return httpCheck(target, { ...check, port: check.port ?? portOf(target.spec) });
    case "log":
      return logCheck(target, check.text, check.times);
    case "image":
      return imageCheck(target);
    case "any":
      return anyOf(
        check.of.map((each) => single(target, each)),
        check.of[0]?.kind === "log" ? LOG_ALONE : 0,
      );
    case "all":
      return checkOf(target, check.of);
  }
}

function portOf({ name, port }: ServiceSpec): number {
  if (port !== null) return port;
  throw new CleanroomError("ServiceUnhealthy", `the http check of service ${JSON.stringify(name)} has no port`, {
    hint: 'Give the service a `port`, or the check: { http = "/healthz", port = 8080 }.',
  });
}

/** The checks as people read them in a report. */
export function describeChecks(checks: readonly HealthCheck[]): string {
  return checks.length === 0 ? "it runs" : checks.map(describe).join(", ");
}

function describe(check: HealthCheck): string {
  switch (check.kind) {
    case "command":
      return `\`${check.command}\``;
    case "tcp":
      return `port ${check.port}`;
    case "http":
      return `GET ${check.path} → ${check.status}`;
    case "log":
      return `log ${JSON.stringify(check.text)}${check.times === 1 ? "" : ` ${check.times} times`}`;
    case "image":
      return "the image's healthcheck";
    case "any":
      return `(${check.of.map(describe).join(" or ")})`;
    case "all":
      return `(${check.of.map(describe).join(" and ")})`;
  }
}
