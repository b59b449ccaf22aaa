// Counts the tests in the JSON reports of Vitest and Playwright, and names those that failed.
import { stripVTControlCharacters } from 'node:util';

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
 * @returns {string[]} the file and the title of each test that failed, and the file of each that did not load, with the
 * first lines of what went wrong
 */
export function failuresOfVitest(report) {
  return (report?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const file = name.replace(/^.*(?=tests\/(?:unit|components)\/)/, '');
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [file + reason(message)];
    return failed.map((test) => `${file} › ${test.fullName}${reason(test.failureMessages?.[0])}`);
  });
}

/**
 * @param {any} report of Playwright's `json` reporter, or null
 * @returns {string[]} the browser, the file and the title of each test that failed, or passed at a second try only, with
 * the first lines of what went wrong
 */
export function failuresOfPlaywright(report) {
  const ofSuite = ({ suites = [], specs = [] }) => [
    ...suites.flatMap(ofSuite),
    ...specs.flatMap(({ title, file, line, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ projectName, results = [] }) => {
          const error = results.find((result) => result.error !== undefined)?.error;
          const at = error?.location ? `\nat line ${error.location.line}` : '';
          return `[${projectName}] ${file}:${line} › ${title}${reason(error && error.message + at)}`;
        }),
    ),
  ];
  return ofSuite(report ?? {});
}

/** Lines of a message that are printed: a call log may be long. */
const shownLines = 16;

/** @param {string | undefined} message */
function reason(message = '') {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const shown = lines.length > shownLines ? [...lines.slice(0, shownLines - 1), lines[lines.length - 1]] : lines;
  return shown.map((line) => `\n    ${line}`).join('');
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
