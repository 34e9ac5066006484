import { type Problem } from "./problems.js";
import { type ConfigSource } from "./source.js";
export type Environment = Readonly<Record<string, string | undefined>>;
/** The CLEANROOM_* variables as a source; an empty variable is an unset one. Of aliases the first that is set counts. */
export declare function environmentSource(env: Environment): {
    readonly source: ConfigSource;
    readonly problems: Problem[];
};
