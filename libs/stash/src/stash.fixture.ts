import { mockServer, stashHandlers, stashWorld, type StashWorldOptions } from '@stash2plex/testing';
import { HttpResponse } from 'msw';
import { http } from 'msw/http';
import { stashApi, type StashOptions } from './stash-api.ts';

const BASE = 'http://stash.test:9999';
export const url = `${BASE}/graphql`;

/** Puts a Stash in the way of fetch, for each test of a file anew. */
export function simulatedStash() {
  const server = mockServer();
  server.listen();

  return {
    server,
    /** A Stash with a world behind it. */
    aStash: (options?: StashWorldOptions, apiOptions?: StashOptions) => {
      const world = stashWorld(options);
      server.use(...stashHandlers(world, BASE));
      return { world, api: stashApi({ url }, apiOptions) };
    },
    /** A Stash that says always the same. */
    answering: (data: unknown) => {
      server.use(http.post(url, () => HttpResponse.json({ data } as object)));
      return stashApi({ url });
    },
  };
}
