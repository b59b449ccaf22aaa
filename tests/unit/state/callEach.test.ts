import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { callEach } from '../../../src/state/callEach.ts';

const reported: unknown[] = [];
beforeEach(() => vi.stubGlobal('reportError', (error: unknown) => reported.push(error)));
afterEach(() => vi.unstubAllGlobals());

test('a listener that throws is reported, and those after it are called', () => {
  const heard: string[] = [];
  const error = new Error('of a painter');
  const listeners = [
    (value: string) => heard.push(`first ${value}`),
    () => {
      throw error;
    },
    (value: string) => heard.push(`last ${value}`),
  ];
  callEach(listeners, 'frame');
  expect(heard).toEqual(['first frame', 'last frame']);
  expect(reported).toEqual([error]);
});
