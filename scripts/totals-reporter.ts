import type { Reporter, TestModule } from "vitest/node";

/** Ends a run with its totals on one plain line: `N passed, N failed, N skipped`. */
export default class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const totals = { passed: 0, failed: errors.length, skipped: 0 };
    const skipped: string[] = [];
    for (const module of modules) {
      totals.failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") totals.passed += 1;
        else if (state === "failed") totals.failed += 1;
        else {
          totals.skipped += 1;
          skipped.push(`  - ${test.fullName}`);
        }
      }
    }
    if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.join("\n")}`);
    console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
  }
}
