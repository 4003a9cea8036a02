import { ConfigError, PermanentError } from '@stash2plex/core';
import { describe, expect, it, vi } from 'vitest';
import {
  answers,
  apiAt,
  edited,
  becauseOf,
  editServer,
  hangsUp,
  isSilent,
  TITLE,
  TOKEN,
  useEditServers,
  type Answer,
} from './edit-server.fixture.ts';
import { anEdit, names } from './edits.fixture.ts';
import { plexWriter } from './plex-writer.ts';

useEditServers();

/** Takes three requests: title, genres, summary. */
const LONG = anEdit({
  texts: { title: 't'.repeat(2000), summary: 's'.repeat(4000) },
  lists: { genre: { wanted: names(120), removals: [] } },
});

describe('an edit', () => {
  it('is one PUT that says everything in its address, but the token in its header', async () => {
    const { server, writer, outcome } = await edited([answers(200)], {
      ...TITLE,
      lists: { genre: { wanted: ["it's"], removals: ['A, B'] } },
    });

    expect(outcome).toEqual({ status: 'sent' });
    expect(writer.writes()).toBe(1);
    const [request] = server.requests;
    expect(request?.method).toBe('PUT');
    expect(request?.url).toBe(
      '/library/sections/1/all?type=1&id=101&title.value=A%20%26%20B&title.locked=1' +
        '&genre[0].tag.tag=it%27s&genre[].tag.tag-=A%252C%2520B',
    );
    expect(request?.headers).toMatchObject({
      'x-plex-token': TOKEN,
      'x-plex-client-identifier': 'client-1',
      'content-length': '0',
    });
  });

  it.each([
    ['an empty page', answers(200)],
    ['words', answers(200, 'OK')],
    ['broken JSON', answers(200, '{"Media')],
    ['no content', answers(204)],
  ])('is sent when the answer is a success with %s', async (_, answer) => {
    expect((await edited([answer])).outcome).toEqual({ status: 'sent' });
  });

  it('goes to where plex_url has its API', async () => {
    const server = await editServer();
    await plexWriter(apiAt(`${server.url}/plex/`)).edit(TITLE);
    expect(server.requests[0]?.url).toMatch(/^\/plex\/library\/sections\/1\/all\?type=1&id=101&/);
  });

  it('that changes nothing sends nothing', async () => {
    const { outcome, writer } = await edited([], anEdit());
    expect(outcome).toEqual({ status: 'sent' });
    expect(writer.writes()).toBe(0);
  });

  it('without a plain number as key is not sent', async () => {
    const { outcome, writer, server } = await edited([], { ...TITLE, ratingKey: '' });
    expect(outcome).toBeInstanceOf(PermanentError);
    expect([writer.writes(), server.requests.length]).toEqual([0, 0]);
  });

  it('is counted by its writer, and among the requests of its API', async () => {
    const server = await editServer();
    const api = apiAt(server.url);
    await plexWriter(api).edit(LONG);
    const later = plexWriter(api);
    await later.edit(TITLE);
    expect(later.writes()).toBe(1);
    expect(api.requests()).toBe(3 + 1);
    expect(api.requestsByKind()).toMatchObject({ edit: 3 + 1, details: 0 });
  });
});

describe('an edit of several requests', () => {
  it('sends them in order', async () => {
    const { outcome, server } = await edited([answers(200)], LONG);
    expect(outcome).toEqual({ status: 'sent' });
    expect(server.requests.map(({ url }) => /&id=101&([a-z]+)/.exec(url ?? '')?.[1])).toEqual([
      'title',
      'genre',
      'summary',
    ]);
  });

  it('stops at the first failure, whose outcome is its own', async () => {
    const { outcome, server } = await edited([answers(200), answers(414)], LONG);
    expect(outcome).toMatchObject({ status: 'refused', httpStatus: 414 });
    expect(becauseOf(outcome)).toContain('(genre)');
    expect(server.requests).toHaveLength(2);
  });

  it('has landed in part when the server goes down in between', async () => {
    const { outcome } = await edited([answers(200), answers(503)], LONG);
    expect(outcome).toMatchObject({ status: 'unanswered' });
  });

  it('stops a token that is refused in between all the same', async () => {
    const { outcome } = await edited([answers(200), answers(401)], LONG);
    expect(outcome).toBeInstanceOf(ConfigError);
  });

  it.each([
    [undefined, 1],
    [100_000, 1],
    [3_000, 2],
  ])('obeys a limit of %s bytes that the server has taught: %i', async (limit, requests) => {
    const server = await editServer();
    const writer = plexWriter(apiAt(server.url));
    const texts = { title: 't'.repeat(2000), studio: 's'.repeat(2000) };
    await writer.edit(anEdit({ texts }), { maxRequestBytes: limit });
    expect(writer.writes()).toBe(requests);
  });
});

describe('edits at the same time', () => {
  it('wait for each other, whole edit by whole edit', async () => {
    const slowly: Answer = (response) => {
      setTimeout(() => response.end(), 3);
    };
    const server = await editServer(slowly);
    const writer = plexWriter(apiAt(server.url));
    await Promise.all([LONG, TITLE, LONG].map((edit) => writer.edit(edit)));
    expect(server.mostAtOnce()).toBe(1);
    expect(server.requests.map(({ url }) => (url ?? '').length > 200)).toEqual(
      [3, 1, 3].flatMap((count) => Array<boolean>(count).fill(count > 1)),
    );
  });

  it('count among the requests that may be made at a time', async () => {
    const slowly: Answer = (response) => {
      setTimeout(() => response.end('{"MediaContainer":{}}'), 3);
    };
    const server = await editServer(slowly);
    const api = apiAt(server.url, { concurrency: 1 });
    const read = api.read({ kind: 'identity', path: '/identity' });
    await Promise.all([read, plexWriter(api).edit(TITLE)]);
    expect(server.mostAtOnce()).toBe(1);
  });

  it('go on after one that failed', async () => {
    const server = await editServer(hangsUp, answers(503), answers(200));
    const writer = plexWriter(apiAt(server.url));
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => writer.edit(TITLE)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('are stopped by the caller with its own reason, the waiting ones unsent', async () => {
    const server = await editServer(isSilent);
    const stop = new AbortController();
    const writer = plexWriter(apiAt(server.url, { signal: stop.signal }));
    const edits = Promise.allSettled([writer.edit(TITLE), writer.edit(TITLE)]);
    await vi.waitUntil(() => server.requests.length === 1);

    const reason = new Error('lease lost');
    stop.abort(reason);

    expect(await edits).toEqual([
      { status: 'rejected', reason },
      { status: 'rejected', reason },
    ]);
    expect(writer.writes()).toBe(1);
  });
});
