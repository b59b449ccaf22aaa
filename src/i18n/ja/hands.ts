import type { HandsText } from '../en/hands.ts';
import { typeset } from './typeset.ts';

export const hands: HandsText = typeset({
  value: { weight: '重みの値', bias: 'バイアスの値' },
  slider: { weight: '重みのスライダー', bias: 'バイアスのスライダー' },
  loss: (now) => `損失 ${now}`,
  losses: (before, now) => `損失 ${before} → ${now}`,
});
