import type { ControlName, Observation } from "../../model/policy.js";
/** An Observation while facts are being gathered. */
export type Gathered = {
    -readonly [K in keyof Observation]: Observation[K];
} & {
    evidence: Partial<Record<ControlName, string[]>>;
};
type Facts = Readonly<Record<string, string>>;
/**
 * What the kernel says inside a cell about the controls in force.
 *
 * @param facts content of the files that could be read inside, by path: `/proc/self/status`, `/proc/self/limits`,
 * `/proc/self/mountinfo`, `/proc/net/dev` and the cgroup's files
 */
export declare function observe(facts: Facts): Gathered;
/** Adds one line of evidence to a control. */
export declare function note(seen: Gathered, control: ControlName, line: string): void;
export {};
