import { mockServer, stashHandlers, stashWorld } from '@stash2plex/testing';
import { HttpResponse } from 'msw';
import { http } from 'msw/http';
import { describe, expect, it, vi } from 'vitest';
import { serverInfo } from './operations/server-info.ts';
import { stashApi, type StashApi } from './stash-api.ts';

const BASE = 'http://stash.test:9999';
const url = `${BASE}/graphql`;
const QUICK = { backoffMs: 1 };
const QUERY = 'query Version { version { version } }';
const server = mockServer();

server.listen();

function aStash() {
  const world = stashWorld();
  server.use(...stashHandlers(world, BASE));
  return world;
}

function failureOf(api: StashApi, document = QUERY): Promise<Error> {
  return api.send({ document }).then(
    () => expect.unreachable('should have failed'),
    (error: unknown) => error as Error,
  );
}

describe('a request that Stash fails to answer', () => {
  it.each([
    ['of a query', QUERY, 3],
    ['of a query without a name', '{ version { version } }', 3],
    ['of a query behind a comment', `# first\n${QUERY}`, 3],
    ['of a mutation', 'mutation Run { runPluginTask(plugin_id: "P") }', 1],
    [
      'of a mutation behind a comment',
      '# query\nmutation Run { runPluginTask(plugin_id: "P") }',
      1,
    ],
    ['of a mutation behind a fragment', 'fragment F on Job { id }\nmutation Run { x }', 1],
    ['of a mutation beside a query', `${QUERY} mutation Run { x }`, 1],
  ])('is asked again only where that does no harm: %s', async (_, document, requests) => {
    const world = aStash();
    const api = stashApi({ url }, QUICK);

    world.switches.dropNext(9);
    expect(await failureOf(api, document)).toMatchObject({ name: 'UnavailableError' });
    expect(api.requests()).toBe(requests);
    world.switches.failNext(9, 503);
    expect(await failureOf(api, document)).toMatchObject({ name: 'UnavailableError' });
    expect(api.requests()).toBe(2 * requests);
  });

  it.each([1, 2])('is answered after %i of them', async (times) => {
    const world = aStash();
    world.switches.failNext(times, 502);

    const api = stashApi({ url }, QUICK);

    expect(await serverInfo(api)).toMatchObject({ version: 'v0.30.1' });
    expect(api.requests()).toBe(1 + times);
  });

  it('is asked as often as the option says', async () => {
    const world = aStash();
    world.switches.failNext(9, 500);

    const api = stashApi({ url }, { retries: 0 });

    await failureOf(api);
    expect(api.requests()).toBe(1);
  });

  it.each([401, 403, 302, 307])('is not asked again where it was refused: %i', async (status) => {
    const headers = { location: '/login' };
    server.use(http.post(url, () => new HttpResponse(null, { status, headers })));

    const api = stashApi({ url }, QUICK);

    expect(await failureOf(api)).toMatchObject({ name: 'ConfigError' });
    expect(api.requests()).toBe(1);
  });

  it('is not asked again after a time-out', async () => {
    const world = aStash();
    world.switches.hang = true;

    const api = stashApi({ url }, { ...QUICK, timeoutMs: 30 });

    expect((await failureOf(api)).message).toContain('within 0.03 s');
    expect(api.requests()).toBe(1);
  });

  it('is not asked again once the caller has stopped, and lets nobody wait', async () => {
    const world = aStash();
    world.switches.failNext(9, 503);
    const api = stashApi({ url }, { backoffMs: 60_000 });
    const stop = new AbortController();

    const asked = api.send({ document: QUERY, signal: stop.signal });
    await Promise.all([
      expect(asked).rejects.toMatchObject({ name: 'UnavailableError' }),
      vi
        .waitUntil(() => world.requests.count() === 1)
        .then(() => {
          stop.abort();
        }),
    ]);

    expect(api.requests()).toBe(1);
  });
});
