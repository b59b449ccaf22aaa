import { useState } from 'react';
import { usePageEvent } from '../pageEvents.ts';

const hasFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Takes a file that is dropped anywhere on the page. @returns whether one is held over it just now. */
export function useFileDrop(onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false);
  usePageEvent('dragover', (event) => {
    if (!hasFile(event)) return; // a layer's card on its way
    event.preventDefault();
    setOver(true);
  });
  usePageEvent('dragleave', (event) => {
    if (event.relatedTarget === null) setOver(false);
  });
  usePageEvent('drop', (event) => {
    setOver(false);
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault(); // else the browser would leave the page for the file
    onFile(file);
  });
  return isOver;
}
