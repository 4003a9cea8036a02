import { mockServer } from '@stash2plex/testing';
import { secret, type ItemSource, type Observation } from '@stash2plex/core';
import {
  plexHandlers,
  plexWorld,
  type PlexSwitches,
  type PlexWorld,
} from '@stash2plex/testing/simulators';
import { plexApi, plexSource, type PlexApi, type PlexOptions } from './index.ts';

export const URL = 'http://plex.test';

/** Answers for a simulated Plex while a spec file runs; call it once at the top of the file. */
export function usePlex() {
  const server = mockServer();
  server.listen();

  /** `token`: that of the request. */
  const apiOf = (world: PlexWorld, options: PlexOptions = {}, token = 'owner-token'): PlexApi => {
    server.use(...plexHandlers(world, URL));
    const connection = { url: URL, token: secret(token), clientIdentifier: 'c', version: '1' };
    return plexApi(connection, { backoffMs: 0, ...options });
  };
  const sourceOf = (world: PlexWorld, timeoutMs = 2000): ItemSource =>
    plexSource(apiOf(world, { timeoutMs }));
  return { server, apiOf, sourceOf };
}

/** A world of movies 1..n under these switches. */
export function worldOf(items: number, switches: Partial<PlexSwitches> = {}): PlexWorld {
  const world = plexWorld();
  for (const ratingKey of keys(items)) world.addItem({ ratingKey });
  Object.assign(world.switches, switches);
  return world;
}

export function keys(count: number, first = 1): string[] {
  return Array.from({ length: count }, (_, index) => String(first + index));
}

/** How many answers of each kind there are. */
export function tally(answers: ReadonlyMap<string, Observation>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of answers.values()) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** How many detail reads were made. */
export function reads(world: PlexWorld): number {
  return world.requests.filter(({ kind }) => kind === 'details').length;
}
