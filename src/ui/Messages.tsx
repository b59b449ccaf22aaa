import { lazy } from 'react';
import { useApp } from '../state/app.ts';
import { Late } from './Late.tsx';
import { useText } from './text.tsx';
import './messages.css';

const MessageItems = lazy(async () => ({ default: (await import('./MessageItems.tsx')).MessageItems }));

/** What the page has to say for itself, above everything else, until it is put away. */
export function Messages() {
  const { ui } = useText();
  const speaks = useApp(({ messages, run }) => messages.length > 0 || run.failure !== null || run.ended !== null);
  return (
    // There before anything is said, so that screen readers notice it.
    <ul className="messages" role="alert">
      {speaks && (
        <Late failed={ui.notFetched} as="li">
          <MessageItems />
        </Late>
      )}
    </ul>
  );
}
