import { useState } from 'react';
import { wordOfCause } from '../../document/classNames.ts';
import type { Place } from '../../document/moment.ts';
import { halvesRate } from '../../document/ofPlayground.ts';
import type { FitEnd } from '../../engine/run/fit.ts';
import { fileErrorSentence, linkErrorSentence, noticeSentence } from '../../i18n/sentences.ts';
import type { Message } from '../../state/store.ts';
import type { TrainingControls } from '../../state/training.ts';
import { Icon } from '../controls/icons.tsx';
import { ReloadButton } from '../Late.tsx';
import { type MessageText, useMessageText } from '../text/messageText.ts';
import { useText } from '../text/useText.ts';
import { useApp, useExperiment, useWorkspace } from '../useWorkspace.ts';

function sentence(text: MessageText, message: Message): string {
  const { messages } = text;
  switch (message.type) {
    case 'restarted':
      return messages.restarted(message.epoch);
    case 'begunAnew':
      return messages.begunAnew;
    case 'missing':
      return messages.missing(message.why, message.again);
    case 'workerFailed':
      return messages.workerFailed;
    case 'workerSilent':
      return messages.workerSilent;
    case 'tooLarge':
      return messages.tooLarge(message.mebibytes);
    case 'badNumber':
      return messages.badNumber(message);
    case 'badLink':
      return (message.error.code === 'changed' ? messages.unopenedLink : messages.badLink)(
        linkErrorSentence(text, message.error),
      );
    case 'badFile':
      return messages.badFile(message.file, fileErrorSentence(text, message.error));
    case 'linkNotices':
      return message.notices.map((notice) => noticeSentence(text, notice)).join(' ');
    case 'openedLink':
      return messages.openedLink;
    case 'openedMoment':
      return (message.isTrained ? messages.trainedTo : messages.openedAt)(message.epoch, message.batch);
    case 'leavesPlayground':
      return messages.leavesPlayground(halvesRate(message.to));
    case 'lockedByLesson':
      return messages.lockedByLesson;
    case 'guessFirst':
      return messages.guessFirst;
    case 'notKept':
      return messages.notKept;
    case 'runsNotKept':
      return messages.runsNotKept;
    case 'notResumed':
      return messages.notResumed;
  }
}

const errors: readonly Message['type'][] = [
  'badLink',
  'badFile',
  'workerFailed',
  'workerSilent',
  'tooLarge',
  'missing',
];

/** The run's own trouble: a loss that is no number any more. It goes with the run, not by being put away. */
function Failure() {
  const { messages } = useMessageText();
  const failure = useApp((state) => state.run.failure);
  const layers = useExperiment((e) => e.layers);
  const loss = useExperiment((e) => e.loss);
  if (failure === null) return null;
  return (
    <li className="message warning">
      <Icon name="warning" />
      <span>{messages.notFinite(failure, { layer: wordOfCause(failure, layers), loss })}</span>
    </li>
  );
}

/** How a fit ended, where EarlyStopping had a hand in it. It goes when training goes on, or is put away. */
function Ended() {
  const { messages } = useMessageText();
  const ended = useApp((state) => state.run.ended);
  const [seen, setSeen] = useState<FitEnd | null>(null);
  if (ended === null || ended === seen) return null;
  const { by, epoch, restored } = ended;
  const early = by === 'earlyStopping';
  if (!early && (restored === null || restored === epoch)) return null;
  return (
    <li className="message info">
      <span>
        {early || restored === null ? messages.earlyStopping(epoch, restored) : messages.restoredBest(epoch, restored)}
      </span>
      <button type="button" className="tool icon-only" aria-label={messages.dismiss} onClick={() => setSeen(ended)}>
        <Icon name="close" size={16} />
      </button>
    </li>
  );
}

/** Remedies where a part of the page could not be loaded. */
function MissingButtons({ message }: { message: Extract<Message, { type: 'missing' }> }) {
  const { dismiss, setView } = useWorkspace();
  const { missing } = useText().ui;
  const { why, again } = message;
  return (
    <>
      {(again === 'en' || again === 'ja') && (
        <button
          type="button"
          className="tool"
          onClick={() => {
            dismiss(message);
            setView({ language: again });
          }}
        >
          {missing.tryAgain}
        </button>
      )}
      <ReloadButton why={why} />
    </>
  );
}

/** A guess is wanted before training: to it, or on without one. */
function GuessButtons({ message }: { message: Extract<Message, { type: 'guessFirst' }> }) {
  const { dismiss, setView, store } = useWorkspace();
  const { messages } = useMessageText();
  return (
    <>
      <button
        type="button"
        className="tool"
        onClick={() => {
          setView({ guess: store.getState().view.unguessed, tab: 'plot' });
          dismiss(message);
        }}
      >
        {messages.toGuess}
      </button>
      <button
        type="button"
        className="tool"
        onClick={() => {
          setView({ unguessed: null });
          dismiss(message);
          message.goOn();
        }}
      >
        {messages.noGuess}
      </button>
    </>
  );
}

/** Opens a link although its checksum does not fit: somebody may have edited it by hand. */
function OpenAnyway({ link }: { link: string }) {
  const { messages } = useMessageText();
  return (
    <button
      type="button"
      className="tool"
      onClick={() => {
        location.hash = link;
      }}
    >
      {messages.openAnyway}
    </button>
  );
}

/** The way back to a branch that was left. */
function BackButton({ to, backTo }: { to: { branch: number } & Place; backTo: TrainingControls['backTo'] }) {
  const { messages } = useMessageText();
  return (
    <button type="button" className="tool" onClick={() => backTo(to.branch)}>
      {messages.backTo(to.epoch, to.batch)}
    </button>
  );
}

/** Every message, one below the other. */
export function MessageItems({ backTo }: { backTo: TrainingControls['backTo'] }) {
  const { dismiss, edit, openOver } = useWorkspace();
  const text = useMessageText();
  const messages = useApp((state) => state.messages);
  return (
    <>
      <Failure />
      <Ended />
      {messages.map((message) => (
        <li key={message.type} className={`message ${errors.includes(message.type) ? 'error' : 'info'}`}>
          <span>{sentence(text, message)}</span>
          {message.type === 'badLink' && message.error.code === 'changed' && <OpenAnyway link={message.error.link} />}
          {message.type === 'openedLink' && (
            <button
              type="button"
              className="tool"
              onClick={() => {
                openOver(message.earlier, { lesson: null });
                dismiss(message);
              }}
            >
              {text.messages.backToWork}
            </button>
          )}
          {message.type === 'leavesPlayground' && (
            <>
              <button
                type="button"
                className="tool"
                onClick={() => {
                  edit(() => message.to);
                  dismiss(message);
                }}
              >
                {text.messages.toKeras}
              </button>
              <button type="button" className="tool" onClick={() => dismiss(message)}>
                {text.messages.stayInPlayground}
              </button>
            </>
          )}
          {message.type === 'guessFirst' && <GuessButtons message={message} />}
          {message.type === 'begunAnew' && <BackButton to={message} backTo={backTo} />}
          {message.type === 'openedMoment' && message.left !== null && <BackButton to={message.left} backTo={backTo} />}
          {message.type === 'missing' && <MissingButtons message={message} />}
          <button
            type="button"
            className="tool icon-only"
            aria-label={text.messages.dismiss}
            onClick={() => dismiss(message)}
          >
            <Icon name="close" size={16} />
          </button>
        </li>
      ))}
    </>
  );
}
