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
    ({ carriesLink, decodeLink, readLesson }) => {
      const fits = (part: string): boolean => {
        const read = decodeLink(part);
        if (read.ok || read.error.code === 'unknownTable') return true; // its rows are read later
        return readLesson(part)?.isAlone === true;
      };
      const isWhole = fits(text);
      if (!isWhole && !carriesLink(text) && !/playground\.tensorflow\.org/i.test(text)) return;
      // Among lines that would belong to a link, too, its check tells that one line is all of it.
      const sealed = isWhole ? [] : text.split(/[\t\r\n]+/).filter((each) => each.includes('check=') && fits(each));
      // By themselves line ends and tabs would be left out, and what follows be glued to the link.
      location.hash = (sealed.length === 1 ? sealed[0] : text).replace(/[\t\r\n]/g, encodeURIComponent);
    },
    () => undefined, // it cannot be fetched: as if nothing had been pasted
  );
}
