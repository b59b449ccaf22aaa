// The little of d3-selection that the curves need, without its 4 kB in the first load.

export type Attributes = Readonly<Record<string, string | number>>;

/** Sets attributes, and the text if one is given. */
export function set(element: Element, attributes: Attributes, text?: string): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  if (text !== undefined && element.textContent !== text) element.textContent = text;
}

export function append(parent: Element, tag: string, attributes: Attributes = {}): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  set(element, attributes);
  parent.append(element);
  return element;
}

/** Gives `parent` one child for each datum, in order: made (with `fill`) or removed as needed, then brought up to date. */
export function join<T>(
  parent: Element,
  tag: string,
  data: readonly T[],
  fill: ((element: SVGElement) => void) | null,
  update: (element: Element, datum: T) => void,
): void {
  while (parent.children.length > data.length) parent.lastElementChild?.remove();
  while (parent.children.length < data.length) {
    const made = append(parent, tag);
    fill?.(made);
  }
  data.forEach((datum, i) => update(parent.children[i], datum));
}
