import { describe, expect, it } from 'vitest';
import { initialView } from '../../../src/state/view.ts';
import { shownSide } from '../../../src/ui/side/shownSide.ts';
import { tabOf, tabsOf } from '../../../src/ui/tabs.ts';

const view = initialView;

describe('tabsOf', () => {
  it('has none where there is room for all', () => {
    expect(tabsOf(view, 'columns')).toEqual([]);
    expect(tabsOf(view, 'stacked')).toEqual([]);
  });

  it('has the plot where it is not on the screen anyway', () => {
    expect(tabsOf(view, 'tabs')).toEqual(['network', 'plot', 'data', 'code', 'menu']);
    expect(tabsOf(view, 'split')).toEqual(['network', 'data', 'code', 'menu']);
  });

  it('leaves out what a lesson hides, and shows the network in its place', () => {
    const hidden = { ...view, hidden: ['data', 'outcome'] as const, tab: 'data' as const };
    expect(tabsOf(hidden, 'tabs')).toEqual(['network', 'code', 'menu']);
    expect(tabOf(hidden, 'tabs')).toBe('network');
    expect(tabOf({ ...view, tab: 'plot' }, 'tabs')).toBe('plot');
    expect(tabOf({ ...view, tab: 'plot' }, 'split')).toBe('network');
    const noCode = { ...view, hidden: ['code', 'summary', 'steps'] as const };
    expect(shownSide({ ...noCode, tab: 'code' }, 'tabs')).toEqual({ side: 'health', choice: ['health'] });
    expect(tabsOf({ ...noCode, hidden: [...noCode.hidden, 'health'] }, 'tabs')).toEqual([
      'network',
      'plot',
      'data',
      'menu',
    ]);
  });
});

describe('shownSide', () => {
  it('offers all beside each other', () => {
    expect(shownSide(view, 'columns')).toEqual({
      side: 'data',
      choice: ['data', 'code', 'summary', 'steps', 'health'],
    });
  });

  it('goes by the tab where things take turns', () => {
    expect(shownSide({ ...view, tab: 'data', side: 'summary' }, 'tabs')).toEqual({ side: 'data', choice: [] });
    expect(shownSide({ ...view, tab: 'code' }, 'tabs')).toEqual({
      side: 'code',
      choice: ['code', 'summary', 'steps', 'health'],
    });
    expect(shownSide({ ...view, tab: 'code', side: 'summary' }, 'tabs')?.side).toBe('summary');
  });

  it('is not there where a lesson hides the data, but for what it opens', () => {
    const hidden = { ...view, hidden: ['data'] as const };
    expect(shownSide(hidden, 'columns')).toBeNull();
    expect(shownSide({ ...hidden, side: 'code' }, 'columns')).toEqual({
      side: 'code',
      choice: ['code', 'summary', 'steps', 'health'],
    });
    expect(shownSide({ ...hidden, tab: 'data' }, 'tabs')).toBeNull();
  });
});
