import { useText } from '../text/useText.ts';
import type { DrawingController } from './drawingController.ts';

const step = 1.4;

export function ZoomButtons({ controller, zoomed }: { controller: DrawingController | null; zoomed: boolean }) {
  const { network } = useText();
  const button = (name: string, path: string, act: () => void, off: boolean, title = name) => (
    <button type="button" aria-label={name} title={title} aria-disabled={off} onClick={act}>
      <svg viewBox="0 0 16 16" width="1rem" height="1rem" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
  return (
    <div className="net-zoom" role="group" aria-label={network.zoom}>
      {button(network.zoomOut, 'M3,8H13', () => controller?.zoomBy(1 / step), !zoomed)}
      {button(network.zoomIn, 'M3,8H13M8,3V13', () => controller?.zoomBy(step), false, network.zoomByWheel)}
      {button(
        network.fit,
        'M2.5,6V2.5H6M10,2.5H13.5V6M13.5,10V13.5H10M6,13.5H2.5V10',
        () => controller?.fit(),
        !zoomed,
      )}
    </div>
  );
}
