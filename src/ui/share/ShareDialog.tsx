import { Dialog } from '../controls/Dialog.tsx';
import { Late, late } from '../Late.tsx';
import './share.css';

const ShareBody = late(async () => (await import('./ShareBody.tsx')).ShareBody);

/** The link to this experiment, copied, and as a QR code for those across the room. */
export function ShareDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog isOpen={open} aria-labelledby="share-title" onClose={onClose}>
      <Late>
        <ShareBody onClose={onClose} />
      </Late>
    </Dialog>
  );
}
