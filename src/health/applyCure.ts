import type { ActivationName } from '../engine/activations.ts';
import { infoOf } from '../data/spec.ts';
import { setData } from '../document/dataEdits.ts';
import { denseLayer } from '../document/defaults.ts';
import {
  addLayer,
  setActivation,
  setClip,
  setFit,
  setInitializer,
  setBiasInitializer,
  setOptimizer,
  setUnits,
} from '../document/edits.ts';
import type { Experiment } from '../document/experiment.ts';
import { capHiddenUnits } from '../document/hiddenLayer.ts';
import { findProblems } from '../document/problems/findProblems.ts';
import { applyRemedy } from '../document/problems/remedies.ts';
import { denseLayers, denseRoles, hiddenDenseLayers, lastDenseIndex } from '../document/shape.ts';
import { layerActivation, rangeOfSpec } from '../engine/layerActivation.ts';
import type { Cure } from './finding.ts';

/** The experiment to try. */
export function applyCure(e: Experiment, cure: Cure): Experiment {
  switch (cure.type) {
    case 'remedy':
      return applyRemedy(e, cure);
    case 'standardize':
      return setData(e, { standardize: true });
    case 'usualInitializers': {
      const started = denseLayers(e).reduce(
        (changed, { index }) => setBiasInitializer(setInitializer(changed, index, 'glorot_uniform'), index, 'zeros'),
        e,
      );
      return cure.activation === null ? started : withHidden(started, cure.activation);
    }
    case 'setRate':
      return setOptimizer(e, {
        ...e.optimizer,
        learningRate: cure.rate,
        schedule: null,
        ...(cure.momentum !== undefined && { momentum: cure.momentum }),
      });
    case 'clip':
      return setClip(e, { by: 'global_norm', limit: cure.norm });
    case 'hiddenActivation': {
      const changed = withHidden(e, cure.activation);
      return cure.slower === undefined ? changed : applyCure(changed, cure.slower);
    }
    case 'bend': {
      const flat = findProblems(e).find(({ code }) => code === 'linearStack');
      return flat === undefined ? e : applyCure(applyRemedy(e, flat), cure);
    }
    case 'widen': {
      const hidden = hiddenDenseLayers(e);
      if (hidden.length === 0)
        return addLayer(e, Math.max(0, lastDenseIndex(e)), denseLayer(cure.units, { activation: 'relu' }));
      return hidden.reduce(
        (changed, { index, layer }) => (layer.units < cure.units ? setUnits(changed, index, cure.units) : changed),
        e,
      );
    }
    case 'narrow':
      return capHiddenUnits(e, cure.units);
    case 'setEpochs':
      return setFit(e, { epochs: cure.epochs });
    case 'allColumns':
      return setData(e, { features: infoOf(e.data).columns.map((_, column) => column) });
    case 'lessNoise':
      return setData(e, { noise: 0 });
  }
}

/** Another activation wherever a hidden layer has one. */
const withHidden = (e: Experiment, activation: ActivationName): Experiment =>
  bends(e).reduce((changed, { index }) => setActivation(changed, index, activation), e);

/** What a hidden layer bends its sums by. */
interface Bend {
  /** Of the layer. */
  readonly index: number;
  readonly name: string;
  readonly range: readonly [number, number];
}

/** Of each hidden layer that is not linear. */
export function bends(e: Experiment): Bend[] {
  const roles = denseRoles(e);
  return e.layers.flatMap((layer, index) => {
    const spec = layerActivation(layer);
    if (roles[index] !== 'hidden' || spec === null || spec === 'linear') return [];
    return [{ index, name: typeof spec === 'string' ? spec : spec.type, range: rangeOfSpec(spec) }];
  });
}
