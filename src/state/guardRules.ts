import { byKerasRules, completed, isOfPlayground, lookOf } from '../document/ofPlayground.ts';
import type { Store } from './store.ts';
import { isKept } from './view.ts';

/**
 * Keeps an experiment of TensorFlow Playground one: an edit that Playground has is made as it means it there; any other
 * is not made, but asks whether to go over to Keras's rules.
 */
export function guardRules(store: Store): void {
  const { guard } = store.getState();
  store.setState({
    guard: (before, wanted, again) => {
      const after = guard(before, wanted, again);
      if (after.rules === undefined || isOfPlayground(after) || !isOfPlayground(before)) return after;
      const whole = completed(before, after, store.getState().view.activation);
      if (isOfPlayground(whole)) return whole;
      const { view, say } = store.getState();
      say(isKept(view, 'rules') ? { type: 'lockedByLesson' } : { type: 'leavesPlayground', to: byKerasRules(after) });
      return before;
    },
  });
  // What was asked was of the experiment as it stood then.
  store.subscribe(({ document, messages, view, setView, dismiss }, before) => {
    if (document.present === before.document.present) return;
    // A network that loses its last hidden layer does not say it any more.
    const { rules } = before.document.present;
    if (rules !== undefined) setView({ activation: lookOf(before.document.present, view.activation).activation });
    for (const message of messages) if (message.type === 'leavesPlayground') dismiss(message);
  });
}
