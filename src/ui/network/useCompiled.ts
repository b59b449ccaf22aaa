import { useMemo } from 'react';
import { optimizerClassNames } from '../../document/classNames.ts';
import type { CompiledInput } from '../../scene/layout/pictureInput.ts';
import { useText } from '../text.tsx';
import type { Size } from '../useSize.ts';
import { useApp, useExperiment } from '../workspace.ts';

/** In a lower view the neurons need the room; px. */
const lowest = 330;

/** The result of `compile`, in words: in a stepped program from that line on, else where there is room. */
export function useCompiled(size: Size | null): CompiledInput | null {
  const { network } = useText();
  const staged = useApp(({ view }) => view.staged);
  const loss = useExperiment((e) => e.loss);
  const optimizer = useExperiment((e) => e.optimizer.name);
  const shown = staged === null ? size !== null && size.height >= lowest : staged.compiled;
  const fitted = staged?.fitted ?? true;
  return useMemo(() => {
    if (!shown) return null;
    const name = optimizerClassNames[optimizer];
    return { loss: [network.loss(loss), loss], optimizer: [network.optimizer(name), name], fitted };
  }, [shown, fitted, loss, optimizer, network]);
}
