import { readNet } from '../../src/document/link/net.ts';
import type { Model } from '../../src/engine/specs/model.ts';

/** A network in the link's own grammar: `net('2-4.relu-1.sigmoid')`. @throws if the text does not fit it */
export function net(text: string): Model {
  return readNet(text);
}
