import { tabs, type Tab, type View } from '../state/view.ts';
import type { Arrangement } from './arrangement.ts';
import { shownSide } from './side/shownSide.ts';

/** Tabs of a small screen; parts that a lesson hides have no tab. */
export function tabsOf(view: View, arrangement: Arrangement): readonly Tab[] {
  switch (arrangement) {
    case 'columns':
    case 'stacked':
      return [];
    case 'split':
    case 'tabs':
      return tabs.filter((tab) => {
        if (tab === 'plot') return arrangement === 'tabs' && !view.hidden.includes('outcome');
        if (tab === 'data' || tab === 'code') return shownSide({ ...view, tab }, arrangement) !== null;
        return true;
      });
  }
}

/** The tab that is shown: the chosen one while it is there. */
export function tabOf(view: View, arrangement: Arrangement): Tab {
  return tabsOf(view, arrangement).includes(view.tab) ? view.tab : 'network';
}
