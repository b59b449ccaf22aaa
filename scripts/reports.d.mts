export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}
/** `report`: what the runner's JSON reporter wrote, null when it wrote none; `ok`: it ended with exit code 0. */
export function tallyVitest(report: unknown, ok: boolean): Tally;
export function tallyPlaywright(report: unknown, ok: boolean): Tally;
/** File and title of each test that failed in such a report; of a file that did not load, the file. */
export function failuresOfVitest(report: unknown): string[];
export function failuresOfPlaywright(report: unknown): string[];
export function sum(tallies: readonly Tally[]): Tally;
/** `12 passed, 0 failed`, and how many were skipped when any were. */
export function sentence(tally: Tally): string;
