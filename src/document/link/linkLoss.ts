import { type LossName, lossNames, type LossOptions, usualLossOptions } from '../../engine/specs/lossSpecs.ts';
import { mapArguments } from '../../keras/argument.ts';
import { lossOptions, lossTakes } from '../../keras/losses.ts';
import { readArgument, writeArguments } from './linkArguments.ts';
import { readOptions, writeThing } from './options.ts';
import { excerpt, type LinkError } from './result.ts';
import { readName } from './values.ts';

// loss = name [ ":logits" ] [ ":smooth=" labelSmoothing ] / "huber" [ ":" delta ]

export function writeLoss(loss: LossName, options: LossOptions): string {
  return writeThing(loss, ...writeArguments(lossOptions, options));
}

/** @throws Refusal, also for an option that the loss does not have */
export function readLoss(text: string): { readonly loss: LossName; readonly lossOptions: LossOptions } {
  const [head, ...parts] = text.split(':');
  const loss = readName('loss', head, lossNames);
  const takes = (key: string): boolean => lossTakes(loss, key);
  const example = takes('labelSmoothing') ? `${loss}:logits:smooth=0.1` : takes('fromLogits') ? `${loss}:logits` : loss;
  const malformed: LinkError = {
    code: 'badValue',
    key: 'loss',
    value: excerpt(text),
    example: takes('delta') ? 'huber:1.5' : example,
  };
  const options = readOptions('loss', parts, malformed);
  const values = mapArguments(lossOptions, usualLossOptions, (given) =>
    takes(given.key) ? readArgument(given, options, malformed) : given.value,
  );
  options.end();
  return { loss, lossOptions: values };
}
