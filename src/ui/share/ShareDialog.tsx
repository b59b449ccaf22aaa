import type { TrainingControls } from '../../state/training.ts';
import { Dialog } from '../controls/Dialog.tsx';
import { Late, late } from '../Late.tsx';
import './share.css';

const ShareBody = late(async () => (await import('./ShareBody.tsx')).ShareBody);

interface Props {
  readonly open: boolean;
  readonly controls: TrainingControls;
  readonly onClose: () => void;
}

/** The link to this experiment, copied, and as a QR code for those across the room. */
export function ShareDialog({ open, controls, onClose }: Props) {
  return (
    <Dialog isOpen={open} aria-labelledby="share-title" onClose={onClose}>
      <Late>
        <ShareBody controls={controls} onClose={onClose} />
      </Late>
    </Dialog>
  );
}
