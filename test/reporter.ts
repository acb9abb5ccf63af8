import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';

/**
 * Ends the run's output with every suite that did not run and why, then, as the very last line, the tests' real counts:
 * `N passed, N failed, N skipped`. It waits for the other reporters, which print when the process ends the run.
 */
export default class CountsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    // A file that cannot be loaded, or whose hook failed, may have no test that failed: yet it did.
    const broken = modules.filter((module) => module.state() === 'failed' && !hasFailedTest(module)).length;
    const failed = count('failed') + broken + errors.length;
    const lines = modules.flatMap((module) => notRun(module).map((line) => `did not run: ${line}`));
    lines.push(`${count('passed')} passed, ${failed} failed, ${count('skipped') + count('pending')} skipped`);
    process.once('exit', () => process.stdout.write(`${lines.join('\n')}\n`));
  }
}

const hasFailedTest = (module: TestModule): boolean =>
  [...module.children.allTests()].some((test) => test.result().state === 'failed');

/** The outermost suites of which nothing ran, and single skipped tests of the others, with their reasons. */
function notRun(collection: TestModule | TestSuite): string[] {
  const tests = [...collection.children.allTests()];
  if (tests.length === 0) return [];
  if (collection.type === 'suite' && tests.every(wasSkipped)) {
    return [`${collection.module.relativeModuleId} > ${collection.fullName}${reason(tests)} (${tests.length} tests)`];
  }
  return [...collection.children].flatMap((child) => {
    if (child.type === 'suite') return notRun(child);
    return wasSkipped(child) ? [`${child.module.relativeModuleId} > ${child.fullName}${reason([child])}`] : [];
  });
}

const wasSkipped = (test: TestCase): boolean => test.result().state === 'skipped';

/** The note of `context.skip(note)`; suites skipped by `skipIf` carry the reason in their title. */
function reason(tests: readonly TestCase[]): string {
  const notes = new Set(
    tests.map((test) => test.result()).map((result) => ('note' in result ? result.note : undefined)),
  );
  const said = [...notes].filter((note) => note !== undefined);
  return said.length > 0 ? `: ${said.join('; ')}` : '';
}
