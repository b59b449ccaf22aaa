/**
 * Why a part of the page is not there: the network did not answer, or the host has a newer version of the page, which
 * no longer has that file.
 */
export type WhyMissing = 'unreachable' | 'replaced';

/** A file of the page that could not be fetched. */
class PartError extends Error {
  readonly why: WhyMissing;
  readonly href: string;

  constructor(why: WhyMissing, href: string) {
    super(`${href} could not be fetched: ${why}`);
    this.name = 'PartError';
    this.why = why;
    this.href = href;
  }
}

/** `broken`: its files are there, and failed. */
export const whyMissing = (error: unknown): WhyMissing | 'broken' =>
  error instanceof PartError ? error.why : 'broken';

/** Files that are there or on their way, by address; what has failed is not among them. */
const asked = new Map<string, Promise<unknown>>([[import.meta.url, Promise.resolve()]]);

/** What is to be done once a file that has failed is there, by address. */
const awaited = new Map<string, () => void>();

/** Calls back once the file that this is the error of has been fetched after all. */
export function onceFetched(error: unknown, then: () => void): void {
  if (!(error instanceof PartError)) return;
  const before = awaited.get(error.href);
  awaited.set(error.href, () => {
    before?.();
    then();
  });
}

/** @throws {PartError} */
async function ask(href: string, cache: RequestCache): Promise<string> {
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(href, { cache, credentials: 'same-origin' });
    text = await answer.text(); // to its end: then the browser's cache has it
  } catch {
    throw new PartError('unreachable', href);
  }
  const { ok, status, headers } = answer;
  if (!ok) throw new PartError(status === 404 || status === 410 ? 'replaced' : 'unreachable', href);
  // Many hosts answer with the index page what they do not have.
  if (headers.get('content-type')?.includes('html')) throw new PartError('replaced', href);
  awaited.get(href)?.();
  awaited.delete(href);
  return text;
}

/**
 * Fetches a text that belongs to the page.
 * @throws {PartError}
 */
export function fetchText(href: string): Promise<string> {
  return ask(href, 'default').catch(() => ask(href, 'reload')); // a cache may hold a bad answer
}

/** @throws {PartError} */
function addStyles(href: string): Promise<unknown> {
  return new Promise((resolve, reject: (error: PartError) => void) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.crossOrigin = '';
    link.href = href;
    link.addEventListener('load', resolve);
    link.addEventListener('error', () => {
      link.remove();
      reject(new PartError('unreachable', href));
    });
    document.head.append(link);
  });
}

async function get(href: string): Promise<void> {
  const isStyles = href.endsWith('.css');
  // Late parts name the styles that the page begins with, too.
  if (isStyles && Array.from(document.styleSheets).some((sheet) => sheet.href === href)) return;
  await fetchText(href);
  if (isStyles) await addStyles(href);
}

/**
 * Loads a part of the page that has a file of its own. Every `import()` of the built page comes here (vite.config.ts).
 *
 * The files are fetched before the browser imports them. A failed import is remembered under its address: Firefox, and
 * Chromium up to its newest versions, would answer with the same error until the page is reloaded, also for what the
 * file itself imports.
 *
 * @param load imports the file
 * @param files the file, all that it imports and their styles, relative to `importer`; none where it is in `importer`
 * @throws {PartError} when one of the files cannot be had; the next call asks for it again
 */
export async function fetchPart<T>(
  load: () => Promise<T>,
  files: readonly string[] | undefined,
  importer: string,
): Promise<T> {
  const coming = (files ?? []).map((file) => {
    const { href } = new URL(file, importer);
    const part = asked.get(href) ?? get(href);
    asked.set(href, part);
    return part.catch((error: unknown) => {
      asked.delete(href);
      throw error;
    });
  });
  await Promise.all(coming);
  return load();
}
