/** The words of a text, for lists of names that would not fit on a line. */
export function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
