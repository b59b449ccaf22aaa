// Counts the tests in the JSON reports of Vitest and Playwright.

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * A test file that did not load has no tests in the report, and neither has an error outside the tests. So a runner
 * that ended with an error counts as at least one failure.
 * @param {any} report of Vitest's `json` reporter, or null
 * @param {boolean} ok whether the command ended with exit code 0
 * @returns {Tally}
 */
export function tallyVitest(report, ok) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  return atLeastOneFailure(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests + unloaded,
      skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    },
    ok,
  );
}

/**
 * @param {any} report of Playwright's `json` reporter, or null
 * @param {boolean} ok whether the command ended with exit code 0
 * @returns {Tally}
 */
export function tallyPlaywright(report, ok) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return atLeastOneFailure({ passed: expected, failed: unexpected + flaky + report.errors.length, skipped }, ok);
}

/**
 * @param {any} report of Vitest's `json` reporter, or null
 * @returns {string[]} the file and the title of each test that failed, and the file of each that did not load
 */
export function failuresOfVitest(report) {
  return (report?.testResults ?? []).flatMap(({ name, status, assertionResults }) => {
    const file = name.replace(/^.*(?=tests\/unit\/)/, '');
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [file];
    return failed.map((test) => `${file} › ${test.fullName}`);
  });
}

/**
 * @param {any} report of Playwright's `json` reporter, or null
 * @returns {string[]} the browser, the file and the title of each test that failed, or passed at a second try only
 */
export function failuresOfPlaywright(report) {
  const ofSuite = ({ suites = [], specs = [] }) => [
    ...suites.flatMap(ofSuite),
    ...specs.flatMap(({ title, file, line, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ projectName }) => `[${projectName}] ${file}:${line} › ${title}`),
    ),
  ];
  return ofSuite(report ?? {});
}

function atLeastOneFailure(tally, ok) {
  const nothingRan = tally.passed + tally.failed === 0;
  return tally.failed === 0 && (!ok || nothingRan) ? { ...tally, failed: 1 } : tally;
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of tallies) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/** @param {Tally} tally */
export function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
