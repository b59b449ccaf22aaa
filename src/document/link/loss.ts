import { type LossName, lossNames, type LossOptions } from '../../engine/specs/losses.ts';
import { limits } from '../limits.ts';
import { lossTakes } from '../tidy/loss.ts';
import { linkDefaults } from './defaults.ts';
import { flagged, positional, readOptions, valued, writeThing } from './options.ts';
import { excerpt } from './result.ts';
import { readName } from './values.ts';

// loss = name [ ":logits" ] [ ":smooth=" labelSmoothing ] / "huber" [ ":" delta ]

export function writeLoss(loss: LossName, options: LossOptions): string {
  const usual = linkDefaults.lossOptions;
  return writeThing(
    loss,
    ...positional([options.delta], [usual.delta]),
    flagged('logits', options.fromLogits),
    valued('smooth', options.labelSmoothing, usual.labelSmoothing),
  );
}

/** @throws Refusal, also for an option that the loss does not have */
export function readLoss(text: string): { readonly loss: LossName; readonly lossOptions: LossOptions } {
  const usual = linkDefaults.lossOptions;
  const [head, ...parts] = text.split(':');
  const loss = readName('loss', head, lossNames);
  const takesLogits = lossTakes(loss, 'fromLogits');
  const takesSmoothing = lossTakes(loss, 'labelSmoothing');
  const takesDelta = lossTakes(loss, 'delta');
  const example = takesSmoothing ? `${loss}:logits:smooth=0.1` : takesLogits ? `${loss}:logits` : loss;
  const options = readOptions('loss', parts, {
    code: 'badValue',
    key: 'loss',
    value: excerpt(text),
    example: takesDelta ? 'huber:1.5' : example,
  });
  const lossOptions = {
    fromLogits: takesLogits ? options.flag('logits') : usual.fromLogits,
    labelSmoothing: takesSmoothing
      ? options.value('smooth', limits.labelSmoothing, usual.labelSmoothing)
      : usual.labelSmoothing,
    delta: takesDelta ? options.number(limits.delta, usual.delta) : usual.delta,
  };
  options.end();
  return { loss, lossOptions };
}
