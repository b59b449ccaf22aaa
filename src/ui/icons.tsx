const paths = {
  train: 'M7 4.5v15l12-7.5z',
  pause: 'M7 5h3.5v14H7zM13.5 5H17v14h-3.5z',
  stepBatch: 'M6 5.5v13l8-6.5zM15.5 5.5H18v13h-2.5z',
  stepEpoch: 'M3 5.5v13l7-6.5zM10 5.5v13l7-6.5zM18 5.5h2.5v13H18z',
  reset: 'M12 5a7 7 0 1 1-6.7 9h2.1A5 5 0 1 0 12 7v3L7.5 6 12 2z',
  undo: 'M9 5v3.5h5.5a5.25 5.25 0 0 1 0 10.5H8v-2h6.5a3.25 3.25 0 0 0 0-6.5H9V14L4 9.5z',
  redo: 'M15 5v3.5H9.500a5.250 5.250 0 0 0 0 10.500H16v-2H9.500a3.250 3.250 0 0 1 0-6.500H15V14l5-4.500z',
  share:
    'M17.500 15a3 3 0 0 0-2.300 1.100L9.900 13a3 3 0 0 0 0-2l5.300-3.100A3 3 0 1 0 14.600 6.500L9.200 9.600a3 3 0 1 0 0 4.800l5.400 3.100A3 3 0 1 0 17.500 15z',
  more: 'M5 10.500a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3zM12 10.500a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3zM19 10.500a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3z',
  plus: 'M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z',
  minus: 'M5 11h14v2H5z',
  close:
    'M6.400 5 12 10.600 17.600 5 19 6.400 13.400 12l5.600 5.600-1.400 1.400L12 13.400 6.400 19 5 17.600l5.600-5.600L5 6.400z',
  warning: 'M12 3 22 20.500H2zM11 9.500v5.500h2V9.500zM11 16.500v2h2v-2z',
  lock: 'M12 2.5a4.5 4.5 0 0 1 4.500 4.500v3H18a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1h1.500V7A4.500 4.500 0 0 1 12 2.500zm0 2A2.500 2.500 0 0 0 9.500 7v3h5V7A2.500 2.500 0 0 0 12 4.500z',
  clock:
    'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zm0 2a7 7 0 1 0 0 14 7 7 0 0 0 0-14zm-1 2.5h2v4.1l3.2 1.9-1 1.700L11 12.700z',
  dice: 'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zm3 3.500a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3zm8 8a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3zm-4-4a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3z',
} as const;

export type IconName = keyof typeof paths;

/** A picture beside or instead of a word; the name is always on the button. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} fillRule="evenodd" />
    </svg>
  );
}
