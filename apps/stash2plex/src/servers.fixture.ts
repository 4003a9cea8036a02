import {
  mockServer,
  plexHandlers,
  stashHandlers,
  type PlexWorld,
  type StashWorld,
} from '@stash2plex/testing';
import { http } from 'msw/http';

export const STASH_URL = 'http://stash.test';
export const PLEX_URL = 'http://plex.test';

const server = mockServer();

/** Call once in a spec file: what is asked in this very process is answered by the worlds. */
export function useServers(): (worlds: { stash?: StashWorld; plex?: PlexWorld }) => void {
  server.listen();
  return ({ stash, plex }) => {
    if (stash) server.use(...stashHandlers(stash, STASH_URL));
    if (plex) server.use(...plexHandlers(plex, PLEX_URL));
  };
}

/** Does something once, before an answer of Plex under this path; everything is answered as usual. */
export function beforeAnswer(path: string, work: () => Promise<unknown>): void {
  let isDone = false;
  const handler = http.get(`${PLEX_URL}${path}`, async () => {
    if (isDone) return;
    isDone = true;
    await work();
  });
  server.use(handler);
}
