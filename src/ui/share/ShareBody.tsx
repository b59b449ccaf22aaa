import { useEffect, useRef, useState } from 'react';
import { copyText } from '../controls/copyText.ts';
import { Icon } from '../controls/icons.tsx';
import { QrCode } from './QrCode.tsx';
import { useText } from '../text/useText.ts';
import { longestQr, useLink } from './useLink.ts';

/** The contents of the share dialog; loaded when it is first opened. */
export function ShareBody({ onClose }: { onClose: () => void }) {
  const { ui } = useText();
  const [withLanguage, setWithLanguage] = useState(false);
  const [copied, setCopied] = useState<boolean | null>(null);
  const link = useLink(withLanguage);
  const field = useRef<HTMLTextAreaElement>(null);

  async function copy(): Promise<void> {
    const done = await copyText(link);
    setCopied(done);
    if (!done) field.current?.select();
  }

  // Share means copy: the dialog only shows what was copied, and offers the rest.
  useEffect(() => {
    void copy();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when it opens
  }, []);

  return (
    <>
      <div className="dialog-head">
        <h2 id="share-title">{ui.shareTitle}</h2>
        <button type="button" className="tool icon-only" aria-label={ui.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <p>{ui.shareText}</p>
      <div className="share-body">
        <div className="share-link">
          <textarea
            ref={field}
            readOnly
            rows={4}
            aria-label={ui.link}
            value={link}
            onFocus={(event) => event.target.select()}
          />
          <div className="share-row">
            <button type="button" className="tool primary" onClick={() => void copy()}>
              {ui.copy}
            </button>
            <span role="status" className="share-copied">
              {copied === null ? '' : copied ? ui.copied : ui.notCopied}
            </span>
            <span className="share-length">{ui.characters(link.length)}</span>
          </div>
          <label className="option">
            <input type="checkbox" checked={withLanguage} onChange={(event) => setWithLanguage(event.target.checked)} />
            {ui.withLanguage}
          </label>
        </div>
        {link.length > longestQr ? <p>{ui.noQr}</p> : <QrCode className="share-qr" text={link} label={ui.qr} />}
      </div>
    </>
  );
}
