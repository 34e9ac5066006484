import { exec } from "./measure.mjs";

/** What every call pays before it does anything. */
export function startupCases({ cli }) {
  const own = "cleanroom --version";
  const bare = "node -e 0";
  return {
    title: "start-up",
    rounds: (rounds) => rounds * 5,
    cases: [
      { name: own, run: () => exec(process.execPath, [cli, "--version"]) },
      { name: bare, run: () => exec(process.execPath, ["-e", "0"]) },
    ],
    ratios: [{ of: own, to: bare, target: 1.3 }],
  };
}
