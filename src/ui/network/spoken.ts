import type { ColumnStage } from '../../document/columns.ts';
import type { Dictionary } from '../../i18n/en.ts';
import type { Picture } from '../../scene/layout/picture.ts';
import { stageCode, stageName } from '../../scene/plan/stageNames.ts';
import { layerName } from './neuronNames.ts';

/** The network in words, layer by layer. */
export function spokenNetwork(text: Dictionary, { plan, model }: Pick<Picture, 'plan' | 'model'>): string {
  const spokenName = (stage: ColumnStage): string =>
    stage.fused || model.layers[stage.layer].type === 'activation'
      ? stageName(stage)
      : stageCode(model.layers[stage.layer]);
  const layers = plan.columns.map(({ units, stages, index }) => {
    const code = index === 0 ? `Input((${units},))` : `Dense(${units})`;
    return [layerName(text, plan, index), code, ...stages.map((stage) => spokenName(stage))].join(' ');
  });
  return text.network.summary(layers);
}
