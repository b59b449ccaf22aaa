import type { Tab } from '../state/view.ts';
import { Icon } from './controls/icons.tsx';
import { useText } from './text/useText.ts';
import { useApp, useWorkspace } from './useWorkspace.ts';
import './tabBar.css';

/** At the foot of a small screen, in reach of a thumb. */
export function TabBar({ there, shown }: { there: readonly Tab[]; shown: Tab }) {
  const { setView } = useWorkspace();
  const { ui } = useText();
  const side = useApp(({ view }) => view.side);
  const choose = (tab: Tab): void => {
    if (tab === 'data') setView({ tab, side: 'data' });
    else if (tab === 'code' && side === 'data') setView({ tab, side: 'code' });
    else setView({ tab });
  };
  return (
    <nav className="tab-bar" aria-label={ui.tabBar}>
      {there.map((tab) => (
        <button key={tab} type="button" aria-current={tab === shown} onClick={() => choose(tab)}>
          <Icon name={tab} size={20} />
          <span>{ui.tabs[tab]}</span>
        </button>
      ))}
    </nav>
  );
}
