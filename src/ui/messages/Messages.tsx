import type { TrainingControls } from '../../state/training.ts';
import { Late, late } from '../Late.tsx';
import { useApp } from '../useWorkspace.ts';
import './messages.css';

const MessageItems = late(async () => (await import('./MessageItems.tsx')).MessageItems);

/** Messages of the page, above everything else, until they are dismissed. */
export function Messages({ backTo }: { backTo: TrainingControls['backTo'] }) {
  const speaks = useApp(({ messages, run }) => messages.length > 0 || run.failure !== null || run.ended !== null);
  return (
    // There before anything is said, so that screen readers notice it.
    <div className="messages" role="alert">
      {speaks && (
        <ul>
          <Late as="li">
            <MessageItems backTo={backTo} />
          </Late>
        </ul>
      )}
    </div>
  );
}
