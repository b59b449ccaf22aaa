import type { ReactNode } from 'react';
import type { PartName } from '../../lesson/lesson.ts';
import { useApp } from '../useWorkspace.ts';

/** A single control that a lesson may hide. */
export function Part({ name, children }: { name: PartName; children: ReactNode }) {
  return useApp((state) => state.view.hidden.includes(name)) ? null : children;
}
