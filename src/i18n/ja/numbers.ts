import { count } from '../../document/spelling.ts';
import type { NumbersText } from '../en/numbers.ts';
import { spaced, typeset } from './typeset.ts';

export const numbers: NumbersText = typeset({
  unknown: 'まだ分かりません',
  weight: '重み',
  bias: 'バイアス',
  slope: '傾き',
  dropout: { dropped: 'ドロップ', kept: '残す', none: '推論時は何もしない' },
  others: (n) => `ほか ${count(n)} 項`,
  thisExample: 'このデータでは',
  frozen: '固定中',
  off: '出力オフ',
  spokenStill: (what, how) => `${what}、${how}`,
  exactly: '正確な値',
  spokenNeuron: (neuron, value) => `${neuron}、出力 ${value}`,
  spokenWith: (neuron, stage, what) => spaced`${neuron}、途中の${stage}は${what}`,
  spokenNormalized: (deviations, gamma, beta) => `正規化後 ${deviations}、ガンマ ${gamma}、ベータ ${beta}`,
  spokenWeight: (from, to, value) => spaced`${from}から${to}への重み：${value}`,
  spokenStage: (role, neuron, value) => spaced`${neuron}の${role}：${value}`,
  spokenBias: (neuron, value) => spaced`${neuron}のバイアス：${value}`,
});
