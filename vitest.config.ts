import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    globalSetup: ["test/e2e/bundle-cli.global-setup.mjs"],
    reporters: ["default", "./scripts/totals-reporter.ts"],
    // Tests of engines wait more than they work, and engines that are busy take their time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "forks",
    poolOptions: { forks: { minForks: 1, maxForks: Math.max(2, availableParallelism() - 1) } },
  },
});
