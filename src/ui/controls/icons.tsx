const paths = {
  train: 'M7 4.5v15l12-7.5z',
  pause: 'M7 5h3.5v14H7zM13.5 5H17v14h-3.5z',
  stepBatch: 'M6 5.5v13l8-6.5zM15.5 5.5H18v13h-2.5z',
  stepEpoch: 'M3 5.5v13l7-6.5zM10 5.5v13l7-6.5zM18 5.5h2.5v13H18z',
  reset: 'M12 5a7 7 0 1 1-6.7 9h2.1A5 5 0 1 0 12 7v3L7.5 6 12 2z',
  undo: 'M9 5v3.5h5.5a5.25 5.25 0 0 1 0 10.5H8v-2h6.5a3.25 3.25 0 0 0 0-6.5H9V14L4 9.5z',
  redo: 'M15 5v3.5H9.5a5.25 5.25 0 0 0 0 10.5H16v-2H9.5a3.25 3.25 0 0 1 0-6.5H15V14l5-4.5z',
  share:
    'M17.5 15a3 3 0 0 0-2.3 1.1L9.9 13a3 3 0 0 0 0-2l5.3-3.1A3 3 0 1 0 14.6 6.5L9.2 9.6a3 3 0 1 0 0 4.8l5.4 3.1A3 3 0 1 0 17.5 15z',
  more: 'M5 10.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zM12 10.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zM19 10.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z',
  plus: 'M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z',
  minus: 'M5 11h14v2H5z',
  close: 'M6.4 5 12 10.6 17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4L12 13.4 6.4 19 5 17.6l5.6-5.6L5 6.4z',
  warning: 'M12 3 22 20.5H2zM11 9.5v5.5h2V9.5zM11 16.5v2h2v-2z',
  lock: 'M7 10V7a5 5 0 0 1 10 0v3h2v11H5V10zm2 0h6V7a3 3 0 0 0-6 0z',
  clock: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zm0 2a7 7 0 1 0 0 14 7 7 0 0 0 0-14zm-1 2.5h2v4.1l3.2 1.9-1 1.7L11 12.7z',
  lessons: 'M12 4 1.5 9.2 12 14.4l8.5-4.2V17h2V9.2zM5 13.2v3.8c0 1.7 3.1 3 7 3s7-1.3 7-3v-3.8l-7 3.5z',
  network:
    'M5 3.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM5 15.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM19 9.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM7.7 6.5l8.6 4.3V12L7.7 7.7zM7.7 17.5l8.6-4.3V12l-8.6 4.3z',
  plot: 'M4 3v16h17v2H2V3zM8 12a2 2 0 1 1 0 4 2 2 0 0 1 0-4zm4-6a2 2 0 1 1 0 4 2 2 0 0 1 0-4zm6 3a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  data: 'M3 4h18v16H3zm2 2v3h6V6zm8 0v3h6V6zm-8 5v3h6v-3zm8 0v3h6v-3zm-8 5v2h6v-2zm8 0v2h6v-2z',
  code: 'M8.5 6 10 7.4 5.3 12 10 16.6 8.5 18l-6-6zM15.5 6l6 6-6 6-1.5-1.4 4.7-4.6L14 7.4z',
  menu: 'M3 5h18v2H3zm0 6h18v2H3zm0 6h18v2H3z',
  dice: 'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zm3 3.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zm8 8a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zm-4-4a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z',
} as const;

export type IconName = keyof typeof paths;

interface Props {
  /** Its name, or the path of one that comes late. */
  readonly name: IconName | { readonly path: string };
  /** Sixteenths of a rem. */
  readonly size?: number;
}

/** A picture beside or instead of a word; the name is always on the button. */
export function Icon({ name, size = 18 }: Props) {
  const side = `${size / 16}rem`;
  return (
    <svg className="icon" width={side} height={side} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={typeof name === 'string' ? paths[name] : name.path} fillRule="evenodd" />
    </svg>
  );
}
