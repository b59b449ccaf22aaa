import { useCallback, useState } from 'react';
import type { TrainingControls } from '../../state/training.ts';
import { Dialog } from '../controls/Dialog.tsx';
import { Late, late } from '../Late.tsx';
import { useText } from '../text/useText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import type { Trouble } from '../../state/loadLesson.ts';
import './place.css';
import { useFileDrop } from './useFileDrop.ts';

const LessonPanel = late(async () => (await import('./LessonPanel.tsx')).LessonPanel);
const LessonList = late(async () => (await import('./LessonList.tsx')).LessonList);
const TableDialog = late(async () => (await import('../table/TableDialog.tsx')).TableDialog);

interface Props {
  readonly controls: TrainingControls;
  /** The list of lessons. */
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** The open lesson, the list of them, and files dropped anywhere; all but this frame is loaded when it is asked for. */
export function Lessons({ controls, isOpen, onOpen }: Props) {
  const { ui } = useText();
  const workspace = useWorkspace();
  const name = useApp((state) => state.view.lesson?.name ?? null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [table, setTable] = useState<File | null>(null);

  const tell = useCallback(
    (told: Trouble) => {
      setTrouble(told);
      onOpen(true);
    },
    [onOpen],
  );
  const close = useCallback(() => {
    setTrouble(null);
    onOpen(false);
  }, [onOpen]);
  const openFile = useCallback(
    async (file: File) => {
      try {
        const { openDropped } = await import('../openDropped.ts');
        const told = await openDropped(file, workspace, controls);
        if (told === 'table') setTable(file);
        if (told === null || told === 'table') close();
        else tell(told);
      } catch (error) {
        close();
        workspace.sayMissing(error);
      }
    },
    [close, controls, tell, workspace],
  );
  const isOver = useFileDrop((file) => void openFile(file));

  return (
    <>
      {name !== null && (
        <div className="lesson-place">
          <Late key={name}>
            <LessonPanel controls={controls} onTrouble={tell} onList={() => onOpen(true)} />
          </Late>
        </div>
      )}
      {isOver && (
        <div className="drop-here" aria-hidden="true">
          {ui.dropFile}
        </div>
      )}
      {table !== null && (
        <Late>
          <TableDialog file={table} onClose={() => setTable(null)} />
        </Late>
      )}
      <Dialog isOpen={isOpen} className="lessons-dialog" aria-labelledby="lessons-title" onClose={close}>
        <Late>
          <LessonList trouble={trouble} onFile={(file) => void openFile(file)} onClose={close} />
        </Late>
      </Dialog>
    </>
  );
}
