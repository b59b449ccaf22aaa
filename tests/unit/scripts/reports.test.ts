import { describe, expect, it } from 'vitest';
import {
  failuresOfPlaywright,
  failuresOfVitest,
  sentence,
  sum,
  tallyPlaywright,
  tallyVitest,
} from '../../../scripts/reports.mjs';

const passed = { status: 'passed', assertionResults: [{ status: 'passed' }] };
const failed = { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] };
const unloaded = { status: 'failed', assertionResults: [] };

function vitest(testResults: object[], numPassedTests: number, numFailedTests: number, numPendingTests = 0) {
  return { testResults, numPassedTests, numFailedTests, numPendingTests, numTodoTests: 0 };
}

function playwright(stats: object, errors: object[] = []) {
  return { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats }, errors };
}

describe('the last line of npm test', () => {
  it("counts Vitest's tests", () => {
    expect(tallyVitest(vitest([passed], 1, 0, 2), true)).toEqual({ passed: 1, failed: 0, skipped: 2 });
    expect(tallyVitest(vitest([passed, failed], 2, 1), false)).toEqual({ passed: 2, failed: 1, skipped: 0 });
  });

  it('counts a test file that did not load as a failure', () => {
    expect(tallyVitest(vitest([passed, unloaded], 1, 0), false)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('counts an error outside the tests as a failure', () => {
    expect(tallyVitest(vitest([passed], 1, 0), false)).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(tallyPlaywright(playwright({ expected: 3 }), false)).toEqual({ passed: 3, failed: 1, skipped: 0 });
    const stopped = playwright({ expected: 3 }, [{ message: 'the server did not start' }]);
    expect(tallyPlaywright(stopped, false)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  it('counts a runner that crashed, or that ran nothing, as a failure', () => {
    const failure = { passed: 0, failed: 1, skipped: 0 };
    expect(tallyVitest(null, true)).toEqual(failure);
    expect(tallyPlaywright(null, false)).toEqual(failure);
    expect(tallyVitest(vitest([], 0, 0), true)).toEqual(failure);
    expect(tallyPlaywright(playwright({}), true)).toEqual(failure);
  });

  it("counts Playwright's tests, and one that passed only at the second try as a failure", () => {
    const report = playwright({ expected: 5, unexpected: 1, flaky: 1, skipped: 4 });
    expect(tallyPlaywright(report, false)).toEqual({ passed: 5, failed: 2, skipped: 4 });
  });

  it('names what failed, and what did not load', () => {
    const file = '/home/a/tests/unit/a.test.ts';
    const failing = {
      status: 'failed',
      assertionResults: [{ status: 'failed', fullName: 'b is c' }, { status: 'passed' }],
    };
    const report = vitest(
      [passed, { ...failing, name: file }, { ...unloaded, name: file }].map((each) => ({ name: '', ...each })),
      1,
      1,
    );
    expect(failuresOfVitest(report)).toEqual(['tests/unit/a.test.ts › b is c', 'tests/unit/a.test.ts']);
    const spec = (title: string, status: string) => ({
      title,
      file: 'a.spec.ts',
      line: 7,
      tests: [{ projectName: 'firefox', status }],
    });
    const inner = { specs: [spec('b', 'flaky'), spec('c', 'expected')] };
    expect(failuresOfPlaywright({ suites: [{ specs: [spec('a', 'unexpected')], suites: [inner] }] })).toEqual([
      '[firefox] a.spec.ts:7 › b',
      '[firefox] a.spec.ts:7 › a',
    ]);
    expect([...failuresOfVitest(null), ...failuresOfPlaywright(null)]).toEqual([]);
  });

  it('comes after the first lines of what went wrong', () => {
    const long = Array.from({ length: 30 }, (_, i) => `line ${i}`).join('\n\n');
    const assertionResults = [{ status: 'failed', fullName: 'b', failureMessages: [long] }];
    const [unit] = failuresOfVitest(
      vitest([{ name: 'tests/unit/a.test.ts', status: 'failed', assertionResults }], 0, 1),
    );
    expect(unit.split('\n')).toEqual([
      'tests/unit/a.test.ts › b',
      ...Array.from({ length: 15 }, (_, i) => `    line ${i}`),
      '    line 29',
    ]);
    const error = { message: '\u001b[31mExpected\u001b[39m: 1', location: { line: 9 } };
    const tests = [{ projectName: 'firefox', status: 'unexpected', results: [{ error }] }];
    const [page] = failuresOfPlaywright({ specs: [{ title: 'a', file: 'a.spec.ts', line: 7, tests }] });
    expect(page).toBe('[firefox] a.spec.ts:7 › a\n    Expected: 1\n    at line 9');
  });

  it('adds up, and names the skipped when there are any', () => {
    const total = sum([
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 20, failed: 3, skipped: 2 },
    ]);
    expect(sentence(total)).toBe('21 passed, 3 failed, 2 skipped');
    expect(sentence({ passed: 4, failed: 0, skipped: 0 })).toBe('4 passed, 0 failed');
  });
});
