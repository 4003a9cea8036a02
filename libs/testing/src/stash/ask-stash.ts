import { getResponse } from 'msw';
import { stashHandlers } from './stash-handlers.ts';
import type { StashWorld } from './stash-world.ts';

interface StashReply {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed where it is JSON, else text. */
  readonly body: unknown;
}

type Ask = (query: string, variables?: Readonly<Record<string, unknown>>) => Promise<StashReply>;

/** Asks a world as a client without any library would, without a server in between. */
export function askStash(world: StashWorld, headers: Readonly<Record<string, string>> = {}): Ask {
  const handlers = stashHandlers(world);
  return async (query, variables = {}) => {
    const body = JSON.stringify({ query, variables });
    const request = new Request('http://stash.test/graphql', { method: 'POST', headers, body });
    return toReply((await getResponse(handlers, request)) ?? Response.error());
  };
}

async function toReply(response: Response): Promise<StashReply> {
  const text = response.type === 'error' ? '' : await response.text();
  const isJson = response.headers.get('Content-Type')?.includes('json') ?? false;
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: isJson ? (JSON.parse(text) as unknown) : text,
  };
}
