import { useEffect, useRef } from 'react';
import { Late, late } from '../Late.tsx';
import './share.css';

const ShareBody = late(async () => (await import('./ShareBody.tsx')).ShareBody);

/** The link to this experiment, copied, and as a QR code for those across the room. */
export function ShareDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby="share-title"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose(); // the backdrop
      }}
    >
      {open && (
        <Late>
          <ShareBody onClose={onClose} />
        </Late>
      )}
    </dialog>
  );
}
