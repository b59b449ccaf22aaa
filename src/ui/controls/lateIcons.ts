/** Icons that no part of the first load shows. */
export const lateIcons = {
  check: { path: 'M9.5 16.2 4.8 11.5 3.4 12.9l6.1 6.1L21 7.5 19.6 6.1z' },
  up: { path: 'M12 7.5 4.5 15l1.4 1.4 6.1-6.1 6.1 6.1L19.5 15z' },
  down: { path: 'M12 16.5 4.5 9l1.4-1.4 6.1 6.1 6.1-6.1L19.5 9z' },
  download: { path: 'M11 3h2v9.6l3.6-3.6 1.4 1.4L12 16.4l-6-6L7.4 9l3.6 3.6zM4 18h16v2H4z' },
  larger: { path: 'M4 4h7v2H7.4l4.3 4.3-1.4 1.4L6 7.4V11H4zM20 20h-7v-2h3.6l-4.3-4.3 1.4-1.4L18 16.6V13h2z' },
  smaller: {
    path: 'M11.7 11.7h-7v-2h3.6L4 5.4 5.4 4l4.3 4.3V4.7h2zM12.3 12.3h7v2h-3.6L20 18.6 18.6 20l-4.3-4.3v3.6h-2z',
  },
};
