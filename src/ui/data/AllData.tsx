import { useEffect, useRef, useState } from 'react';
import { type DatasetName, datasetNames, datasets, isLate, lateNames } from '../../data/datasets.ts';
import { makeLateKnown } from '../../data/lateSets.ts';
import { dataKey } from '../../data/spec.ts';
import { chooseData } from '../../document/dataEdits.ts';
import { Dialog } from '../controls/Dialog.tsx';
import { Icon } from '../controls/icons.tsx';
import { late } from '../Late.tsx';
import { useText } from '../text/useText.ts';
import { useExperiment, useWorkspace } from '../useWorkspace.ts';
import { useKeptTask } from '../lessons/useKeptTask.ts';
import './allData.css';
import { GalleryChoice } from './Gallery.tsx';
import { paintSet } from './paintSet.ts';
import { useSetsText } from './setsText.ts';

const MoreAbout = late(async () => (await import('./MoreAbout.tsx')).MoreAbout);

const groupNames = ['classes', 'regression', 'tables', 'logic'] as const;

function groupOf(name: DatasetName): (typeof groupNames)[number] {
  if (isLate(name)) return 'tables';
  const { isComplete, rows, task } = datasets[name];
  if (isComplete) return 'logic';
  if (rows !== null) return 'tables';
  return task === 'regression' ? 'regression' : 'classes';
}

/**
 * Fetches the large tables.
 *
 * @param onHeldBack is told of a set that was chosen and is not taken
 * @returns whether they are here, and how to choose a set, which waits for its rows
 */
function useLateSets(onHeldBack: () => void): {
  readonly areHere: boolean;
  readonly choose: (name: DatasetName) => void;
} {
  const { edit, sayMissing, store } = useWorkspace();
  const [areHere, setAreHere] = useState(false);
  /** The set that was chosen last. */
  const wanted = useRef<DatasetName | null>(null);
  useEffect(() => {
    makeLateKnown(lateNames).then(
      () => setAreHere(true),
      () => undefined, // told when one is chosen
    );
  }, []);
  const choose = (name: DatasetName): void => {
    wanted.current = name;
    makeLateKnown(lateNames.filter((late) => late === name)).then(() => {
      if (wanted.current !== name) return;
      edit((e) => chooseData(e, name));
      if (dataKey(store.getState().document.present.data) !== name) onHeldBack();
    }, sayMissing);
  };
  return { areHere, choose };
}

/** All data sets, in groups; it stays open, so that one can be looked at after the other. */
export function AllData({ onClose }: { onClose: () => void }) {
  const {
    ui,
    data: { titles },
  } = useText();
  const { areHere, choose } = useLateSets(onClose); // the page asks, or says why not, beneath the dialog
  const text = useSetsText();
  const data = useExperiment((e) => e.data);
  const kept = useKeptTask();
  const names = datasetNames.filter(
    (name) => kept === null || (isLate(name) && !areHere) || datasets[name].task === kept,
  );
  return (
    <Dialog isOpen className="all-data" aria-label={text.title} onClose={onClose}>
      <div className="dialog-head">
        <h2>{text.title}</h2>
        <button type="button" className="tool icon-only" aria-label={ui.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {groupNames
        .filter((group) => names.some((name) => groupOf(name) === group))
        .map((group) => (
          <section key={group} className="all-data-group">
            <h3>{text.groups[group]}</h3>
            <GalleryChoice
              key={String(areHere)} // painted anew with the rows
              label={text.groups[group]}
              names={names.filter((name) => groupOf(name) === group)}
              chosen={dataKey(data)}
              titles={titles}
              paint={paintSet}
              choose={choose}
            />
          </section>
        ))}
      <p className="about all-data-about" role="status">
        <MoreAbout spec={data} />
      </p>
    </Dialog>
  );
}
