/** A place where the keyboard was. */
interface Place {
  readonly element: HTMLElement;
  /** It and its ancestors, innermost first, each with its index among its siblings. */
  readonly path: readonly { readonly node: Element; readonly index: number }[];
}

const remembered = 8;

const isUsable = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement &&
  element.isConnected &&
  !element.matches(':disabled') &&
  element.getClientRects().length > 0;

function placeOf(element: HTMLElement): Place {
  const path: { node: Element; index: number }[] = [];
  for (let node: Element | null = element; node?.parentElement; node = node.parentElement) {
    path.push({ node, index: [...node.parentElement.children].indexOf(node) });
  }
  return { element, path };
}

/** The control of the same kind that took its place, or stands before or behind it: the × of another layer, Redo. */
function sibling({ element, path }: Place): HTMLElement | null {
  const at = path.findIndex(({ node }) => node.isConnected && node !== element);
  if (at < 1 || element.className === '') return null;
  const { node } = path[at];
  const alike = [...node.getElementsByClassName(element.className)].filter(isUsable);
  const { index } = path[at - 1];
  const isBefore = (other: Element): boolean => [...node.children].findIndex((child) => child.contains(other)) <= index;
  return alike.findLast(isBefore) ?? alike.at(0) ?? null;
}

/**
 * Keeps the keyboard where it can go on when the control that has the focus goes or is disabled by its own use: the ×
 * of the last layer, Undo after the last step, a message that is dismissed. The focus goes to a control of the same
 * kind beside it, else back to where it was before, else to Train.
 */
export function keepFocus(root: HTMLElement): void {
  /** The newest first. */
  let places: Place[] = [];
  /** The person clicked beside all controls: then nothing has the focus, and that is right. */
  let hasLeft = false;

  function look(): void {
    const [last] = places;
    const { activeElement } = document;
    if (last === undefined || hasLeft || isUsable(last.element)) return;
    if (activeElement !== null && activeElement !== document.body && activeElement !== last.element) return;
    places = places.filter(({ element }) => isUsable(element));
    const next = sibling(last) ?? places.at(0)?.element ?? root.querySelector<HTMLElement>('.bar-run .primary');
    next?.focus({ preventScroll: true });
  }

  document.addEventListener('focusin', ({ target }) => {
    hasLeft = false;
    if (!(target instanceof HTMLElement)) return;
    places = [placeOf(target), ...places.filter(({ element }) => element !== target)].slice(0, remembered);
  });
  // The press has moved the focus, and the click has done nothing yet. First of all: a drag keeps the event to itself.
  window.addEventListener(
    'mouseup',
    () => {
      hasLeft = document.activeElement === document.body && places.length > 0 && isUsable(places[0].element);
    },
    true,
  );
  // A frame later, as one change of the page may come in several parts, which are laid out once by then.
  let isAsked = false;
  const observer = new MutationObserver(() => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      look();
    });
  });
  observer.observe(root, { childList: true, subtree: true, attributeFilter: ['disabled'] });
}
