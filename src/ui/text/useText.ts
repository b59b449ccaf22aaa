import { useStore } from 'zustand';
import type { Dictionary } from '../../i18n/en.ts';
import { useWorkspace } from '../useWorkspace.ts';

/** Every string of the page in the language that is on. */
export function useText(): Dictionary {
  const text = useStore(useWorkspace().texts);
  if (text === null) throw new Error('a language must have been loaded before anything is rendered');
  return text;
}
