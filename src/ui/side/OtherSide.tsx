import type { TrainingControls } from '../../state/training.ts';
import type { Side } from '../../state/view.ts';
import { Controls } from '../lessons/Controls.tsx';
import { late } from '../Late.tsx';

const CodePanel = late(async () => (await import('../code/CodePanel.tsx')).CodePanel);
const HealthPanel = late(async () => (await import('../health/HealthPanel.tsx')).HealthPanel);
const StepsPanel = late(async () => (await import('../steps/StepsPanel.tsx')).StepsPanel);
const SummaryPanel = late(async () => (await import('../summary/SummaryPanel.tsx')).SummaryPanel);

/** What may stand in place of the data: none of it is there when the page opens. */
export function OtherSide({ side, controls }: { side: Exclude<Side, 'data'>; controls: TrainingControls }) {
  switch (side) {
    case 'code':
      return (
        <Controls name="code">
          <CodePanel />
        </Controls>
      );
    case 'summary':
      return <SummaryPanel />;
    case 'steps':
      return <StepsPanel save={controls.save} />;
    case 'health':
      return <HealthPanel controls={controls} />;
  }
}
