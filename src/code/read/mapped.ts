/** Text made from another text; `at[i]` is the position there of the character i, or of the end. */
export interface Mapped {
  readonly text: string;
  /** [text.length + 1] */
  readonly at: readonly number[];
}

export function unchanged(text: string): Mapped {
  return { text, at: Array.from({ length: text.length + 1 }, (_, i) => i) };
}

/** Writes a new text piece by piece and keeps where each piece came from. */
export class Writer {
  readonly #source: Mapped;
  readonly #pieces: string[] = [];
  readonly #at: number[] = [];
  #length = 0;

  constructor(source: Mapped) {
    this.#source = source;
  }

  get length(): number {
    return this.#length;
  }

  /** Copies [from, to) of the source. */
  copy(from: number, to: number): void {
    if (from >= to) return;
    this.#pieces.push(this.#source.text.slice(from, to));
    for (let i = from; i < to; i++) this.#at.push(this.#source.at[i]);
    this.#length += to - from;
  }

  /** Writes other characters for those in the source at [from, from + length), or for missing ones. */
  write(text: string, from: number, length = 0): void {
    if (text === '') return;
    this.#pieces.push(text);
    const last = Math.max(0, length - 1);
    for (let i = 0; i < text.length; i++) {
      this.#at.push(this.#source.at[from + (i === text.length - 1 ? last : Math.min(i, last))]);
    }
    this.#length += text.length;
  }

  /** Inserts `text` at `position` of the text written so far. */
  insert(text: string, position: number, from: number): void {
    if (position === this.#length) return this.write(text, from);
    const written = this.#pieces.join('');
    this.#pieces.length = 0;
    this.#pieces.push(written.slice(0, position), text, written.slice(position));
    this.#at.splice(position, 0, ...Array<number>(text.length).fill(this.#source.at[from]));
    this.#length += text.length;
  }

  finish(): Mapped {
    const { text, at } = this.#source;
    return { text: this.#pieces.join(''), at: [...this.#at, at[text.length]] };
  }
}
