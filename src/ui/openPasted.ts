const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable=true]') !== null;

/**
 * Opens a link, of this page or of TensorFlow Playground, that is pasted anywhere but in a field or a dialog, as if into
 * the address. Any other text is left alone.
 */
export function openPasted(event: ClipboardEvent): void {
  if (event.defaultPrevented || isField(event.target) || document.querySelector('dialog[open]') !== null) return;
  const text = event.clipboardData?.getData('text/plain').trim() ?? '';
  if (text === '') return;
  void import('../document/link.ts').then(
    ({ carriesLink, decodeLink }) => {
      const isLink = carriesLink(text) || /playground\.tensorflow\.org/i.test(text) || decodeLink(text).ok;
      // By themselves line ends would be left out, and the next line be glued to the link.
      if (isLink) location.hash = text.replace(/[\r\n]/g, encodeURIComponent);
    },
    () => undefined, // it cannot be fetched: as if nothing had been pasted
  );
}
