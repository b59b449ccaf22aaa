import { useEffect, useRef, useState } from 'react';
import { type MomentKey, momentKey } from '../../state/momentLink.ts';
import { isReplayable } from '../../state/packedMoment.ts';
import type { TrainingControls } from '../../state/training.ts';
import { copyText } from '../controls/copyText.ts';
import { Icon } from '../controls/icons.tsx';
import { Late } from '../Late.tsx';
import { useShareText } from '../text/shareText.ts';
import { useText } from '../text/useText.ts';
import { useApp } from '../useWorkspace.ts';
import { FilePart } from './FilePart.tsx';
import { TeachBody } from './TeachBody.tsx';
import { MomentChoice, type MomentProps } from './MomentChoice.tsx';
import { QrCode } from './QrCode.tsx';
import { longestQr, useLink } from './useLink.ts';
import { useMissingRows } from './useMissingRows.ts';
import { useMoment } from './useMoment.ts';

interface Props {
  readonly controls: TrainingControls;
  readonly onClose: () => void;
}

/** The contents of the share dialog; loaded when it is first opened. */
export function ShareBody({ controls, onClose }: Props) {
  const { ui } = useText();
  const { share } = useShareText();
  const [isForClass, setForClass] = useState(false);
  const [withMoment, setWithMoment] = useState(false);
  const moment = useMoment(controls);
  const heading = useRef<HTMLHeadingElement>(null);
  const isShown = useRef(false);
  useEffect(() => {
    if (isShown.current) heading.current?.focus(); // the button that was pressed is gone
    isShown.current = true;
  }, [isForClass]);
  const choice = { moment, withMoment, onMoment: setWithMoment };
  return (
    <>
      <div className="dialog-head">
        <h2 id="share-title" ref={heading} tabIndex={-1}>
          {isForClass ? share.teachTitle : share.title}
        </h2>
        <button type="button" className="tool icon-only" aria-label={ui.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {isForClass ? (
        <>
          <Late>
            <TeachBody {...choice} />
          </Late>
          <div className="share-part">
            <button type="button" className="tool" onClick={() => setForClass(false)}>
              {share.back}
            </button>
          </div>
        </>
      ) : (
        <LinkPart {...choice} controls={controls} onClose={onClose} onTeach={() => setForClass(true)} />
      )}
    </>
  );
}

interface LinkProps extends Props, MomentProps {
  readonly onTeach: () => void;
}

/** The link, copied as it opens, and files. */
function LinkPart({ moment, withMoment, onMoment, controls, onClose, onTeach }: LinkProps) {
  const { ui } = useText();
  const { share } = useShareText();
  const [withLanguage, setWithLanguage] = useState(false);
  const [key, setKey] = useState<MomentKey | null>(null);
  const [copied, setCopied] = useState<{ readonly link: string; readonly done: boolean } | null>(null);
  const isChanged = useApp(({ run }) => !isReplayable(run));
  const opens = withMoment && key?.form === 'state' ? 'moment' : isChanged ? 'changed' : 'same';
  const isAlone = useApp(({ view }) => view.lesson?.isFresh ?? false);
  const plain = useLink(withLanguage);
  const link = useLink(withLanguage, withMoment ? key?.text : '');
  const missing = useMissingRows(link);
  const field = useRef<HTMLTextAreaElement>(null);

  async function copy(): Promise<void> {
    const done = await copyText(link);
    setCopied({ link, done });
    if (!done) field.current?.select();
  }

  // Share means copy: the dialog only shows what was copied, and offers the rest.
  useEffect(() => {
    void copy();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when it opens
  }, []);

  useEffect(() => {
    if (moment === null) return;
    let isWanted = true;
    void momentKey(moment, plain.length).then((made) => isWanted && setKey(made));
    return () => {
      isWanted = false;
    };
  }, [moment, plain]);

  return (
    <>
      <p>{missing ?? share.intro[opens]}</p>
      <div className="share-body">
        <div className="share-link">
          <textarea
            ref={field}
            readOnly
            rows={4}
            aria-label={share.link}
            value={link}
            onFocus={(event) => event.target.select()}
          />
          <div className="share-row">
            <button type="button" className="tool primary" onClick={() => void copy()}>
              {share.copy}
            </button>
            <span role="status" className="share-copied">
              {copied?.link !== link ? '' : copied.done ? share.copied : share.notCopied}
            </span>
            <span className="share-length">{share.characters(link.length)}</span>
          </div>
          <label className="option">
            <input type="checkbox" checked={withLanguage} onChange={(event) => setWithLanguage(event.target.checked)} />
            {share.withLanguage}
          </label>
          {key !== null && !isAlone && (
            <MomentChoice moment={moment} withMoment={withMoment} onMoment={onMoment} made={key} />
          )}
        </div>
        {link.length > longestQr ? (
          <p className="share-note">{ui.noQr}</p>
        ) : (
          <QrCode className="share-qr" text={link} label={ui.qr} />
        )}
      </div>
      <FilePart moment={withMoment ? moment : null} controls={controls} onClose={onClose} onTeach={onTeach} />
    </>
  );
}
