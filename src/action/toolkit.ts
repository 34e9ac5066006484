import type * as core from "@actions/core";

/** The part of @actions/core that this action uses: handed in, so that only the entry names the package. */
export type Toolkit = Pick<
  typeof core,
  | "debug"
  | "endGroup"
  | "error"
  | "getInput"
  | "getState"
  | "info"
  | "saveState"
  | "setOutput"
  | "setSecret"
  | "startGroup"
  | "summary"
  | "warning"
>;
