/** What is in the state of an entry of the browser's history: `page` where the page has written it, and its name. */
export interface EntryState {
  readonly page?: string;
  readonly entry?: string;
}

export const entryState = (): EntryState => ({ ...(history.state as EntryState | null) });

/** Whether the page has written the entry that the browser is at: else somebody has put a link there. */
export const isOwnEntry = (): boolean => 'page' in entryState();
