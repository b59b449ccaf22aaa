import { type DatasetName, datasetNames, datasets } from '../../data/datasets.ts';
import { Dialog } from '../controls/Dialog.tsx';
import { Icon } from '../controls/icons.tsx';
import { useText } from '../text/useText.ts';
import { useExperiment } from '../useWorkspace.ts';
import './allData.css';
import { Gallery } from './Gallery.tsx';
import { MoreAbout } from './MoreAbout.tsx';
import { useSetsText } from './setsText.ts';

const groupNames = ['classes', 'regression', 'tables', 'logic'] as const;

function groupOf(name: DatasetName): (typeof groupNames)[number] {
  const { isComplete, rows, task } = datasets[name];
  if (isComplete) return 'logic';
  if (rows !== null) return 'tables';
  return task === 'regression' ? 'regression' : 'classes';
}

/** All data sets, in groups; it stays open, so that one can be looked at after the other. */
export function AllData({ onClose }: { onClose: () => void }) {
  const { ui } = useText();
  const text = useSetsText();
  const data = useExperiment((e) => e.data);
  return (
    <Dialog isOpen className="all-data" aria-label={text.title} onClose={onClose}>
      <div className="dialog-head">
        <h2>{text.title}</h2>
        <button type="button" className="tool icon-only" aria-label={ui.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {groupNames.map((group) => (
        <section key={group} className="all-data-group">
          <h3>{text.groups[group]}</h3>
          <Gallery label={text.groups[group]} names={datasetNames.filter((name) => groupOf(name) === group)} />
        </section>
      ))}
      <p className="about all-data-about" role="status">
        <MoreAbout spec={data} />
      </p>
    </Dialog>
  );
}
