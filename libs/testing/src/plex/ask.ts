import { getResponse } from 'msw';
import { plexHandlers } from './plex-handlers.ts';
import type { PlexWorld } from './plex-world.ts';

const ORIGIN = 'http://plex.test';

/** For the simulator's own specs: one request as a good client sends it, but for what `init` changes. */
export function ask(world: PlexWorld, path: string, init: RequestInit = {}): Promise<Response> {
  const paging = { 'X-Plex-Container-Start': '0', 'X-Plex-Container-Size': '500' };
  const headers = { ...paging, ...(init.headers as Record<string, string>) };
  return askUnpaged(world, path, { ...init, headers });
}

/** The same without Start and Size. */
export async function askUnpaged(
  world: PlexWorld,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  const known = { Accept: 'application/json', 'X-Plex-Token': world.token };
  const headers = { ...known, ...(init.headers as Record<string, string>) };
  const request = new Request(ORIGIN + path, { ...init, headers });
  const response = await getResponse(plexHandlers(world, ORIGIN), request);
  if (!response) throw new Error(`No handler took ${path}.`);
  return response;
}

export interface Container {
  readonly size: number;
  readonly totalSize?: number;
  readonly offset?: number;
  readonly Metadata?: readonly Readonly<Record<string, unknown>>[];
  readonly Directory?: readonly Readonly<Record<string, unknown>>[];
}

export async function containerOf(answer: Promise<Response>): Promise<Container> {
  const { MediaContainer } = (await (await answer).json()) as { MediaContainer: Container };
  return MediaContainer;
}

/** Rating keys of the rows of an answer. */
export async function keysOf(answer: Promise<Response>): Promise<unknown[]> {
  const { Metadata = [] } = await containerOf(answer);
  return Metadata.map(({ ratingKey }) => ratingKey);
}
