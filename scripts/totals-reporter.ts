import { relative } from "node:path";
import type { Reporter, TestModule } from "vitest/node";

/** Ends a run with its totals on one plain line: `N passed, N failed, N skipped`. */
export default class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const totals = { passed: 0, failed: errors.length, skipped: 0 };
    const skipped: string[] = [];
    for (const module of modules) {
      // A hook that throws or a file that doesn't load has no test of its own to fail.
      totals.failed += module.errors().length;
      for (const suite of module.children.allSuites()) totals.failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") totals.passed += 1;
        else if (state === "failed") totals.failed += 1;
        else {
          totals.skipped += 1;
          skipped.push(`  - ${relative(module.project.config.root, module.moduleId)}: ${test.fullName}`);
        }
      }
    }
    // The other reporters write their summaries after this event, and these totals are the last line.
    process.once("exit", () => {
      if (skipped.length > 0) process.stdout.write(`\nSkipped:\n${skipped.join("\n")}\n`);
      process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
    });
  }
}
