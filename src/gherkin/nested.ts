/** Set in the environment of a suite that a scenario runs, so that it does not run itself again. */
export const NESTED = "CLEANROOM_NESTED_SUITE";
