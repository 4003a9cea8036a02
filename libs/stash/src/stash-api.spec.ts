import { inspect } from 'node:util';
import { secret } from '@stash2plex/core';
import { mockServer, stashHandlers, stashWorld, type StashWorld } from '@stash2plex/testing';
import { HttpResponse } from 'msw';
import { http } from 'msw/http';
import { describe, expect, it } from 'vitest';
import { serverInfo } from './operations/server-info.ts';
import { stashApi } from './stash-api.ts';

const BASE = 'http://stash.test:9999';
const url = `${BASE}/graphql`;
const KEY = 'a-very-long-api-key';
const credentials = { username: 'me', password: 'pw', apiKey: KEY };
const server = mockServer();

server.listen();

function answering(world: StashWorld): StashWorld {
  server.use(...stashHandlers(world, BASE));
  return world;
}

function answeringWith(make: () => Response): void {
  server.use(http.post(url, make));
}

const cookieOf = (world: StashWorld) => ({
  name: 'session',
  value: secret(world.sessions.issue()),
});
const QUICK = { backoffMs: 1 };
const failureOf = async (api = stashApi({ url }, QUICK), document = 'query Anything { x }') => {
  const failure = await api.send({ document, variables: { token: 'top-secret' } }).then(
    () => expect.unreachable('should have failed'),
    (error: unknown) => error as Error,
  );
  expect(failure.message).not.toMatch(/[.?!…:]\)?\.(?:\s|$)/);
  return failure;
};

describe('logging in', () => {
  it('goes on with the cookie that Stash issues anew, longer than the first one lives', async () => {
    const world = answering(stashWorld({ credentials, now: new Date('2026-01-01T10:00:00Z') }));
    const api = stashApi({ url, cookie: cookieOf(world) });

    for (let hours = 0; hours < 5; hours += 1) {
      await serverInfo(api);
      world.clock.advance(59 * 60_000);
    }

    expect(await serverInfo(api)).toMatchObject({ version: 'v0.30.1' });
  });

  it('knows the adopted cookies as secrets, the newest ones of very many', async () => {
    const world = answering(stashWorld({ credentials }));
    const cookie = cookieOf(world);
    const api = stashApi({ url, cookie, apiKey: secret(KEY) });
    expect(api.secrets()).toEqual([cookie.value, expect.objectContaining({})]);

    const rolling = stashApi({ url, cookie });
    for (let call = 0; call < 20; call += 1) await serverInfo(rolling);

    expect(rolling.secrets()[0]).toBe(cookie.value);
    expect(rolling.secrets()).toHaveLength(1 + 16);
  });

  it('sends key and cookie when it has both', async () => {
    const seen: (string | null)[] = [];
    server.use(
      http.post(url, ({ request }) => {
        seen.push(request.headers.get('ApiKey'), request.headers.get('Cookie'));
        return HttpResponse.json({ data: { version: { version: 'v1' } } });
      }),
    );

    await serverInfo(
      stashApi({ url, apiKey: secret(KEY), cookie: { name: 'session', value: secret('s1') } }),
    );

    expect(seen).toEqual([KEY, 'session=s1']);
  });

  it('sends neither when it has none, and takes no cookie that it did not bring', async () => {
    const world = answering(stashWorld());
    const api = stashApi({ url });

    await serverInfo(api);

    expect(api.secrets()).toEqual([]);
    expect(world.requests.count()).toBe(1);
  });

  it.each([
    ['a session that has ended', {}, /session has ended.*STASH2PLEX_STASH_API_KEY/],
    ['a wrong key', { apiKey: secret('wrong-key') }, /key is not valid/],
  ])('says what to do about %s', async (_, given, text) => {
    answering(stashWorld({ credentials }));

    const error = await failureOf(stashApi({ url, ...given }));

    expect(error).toMatchObject({
      name: 'ConfigError',
      message: expect.stringMatching(text) as string,
    });
  });

  it.each([
    ['/login?returnURL=%2Fgraphql', /wants a log-in/],
    ['/migrate', /set up or migrated/],
    [
      'https://elsewhere.test/graphql?apikey=k',
      /to https:\/\/elsewhere.test\/graphql: .*STASH_URL/,
    ],
    ['javascript:alert(1)', /redirected us: redirects are not followed/],
  ])('does not follow the redirect to %s', async (location, text) => {
    answeringWith(() => new HttpResponse(null, { status: 302, headers: { location } }));

    const error = await failureOf();

    expect(error.name).toBe('ConfigError');
    expect(error.message).toMatch(text);
    expect(error.message).not.toContain('apikey=');
  });
});

it('does not tell the key, though a redirect repeats it in its path', async () => {
  answeringWith(
    () => new HttpResponse(null, { status: 302, headers: { location: '/key-4711/x' } }),
  );

  const error = await failureOf(stashApi({ url, apiKey: secret('key-4711') }));

  expect(error.message).toMatch(/redirected us to .*\/\[secret\]\/x:/);
});

describe('an address or secret that cannot be sent', () => {
  it.each([
    'not an address',
    'ftp://stash.test/graphql',
    'http://me:hidden@stash.test/graphql',
    'http://stash.test/graphql?apikey=hidden',
  ])('is refused without being shown: %s', (bad) => {
    expect(() => stashApi({ url: bad })).toThrow(
      expect.objectContaining({
        name: 'ConfigError',
        message: expect.not.stringContaining('hidden') as string,
      }),
    );
  });

  it.each([
    { apiKey: secret('hid\nden') },
    { apiKey: secret('') },
    { cookie: { name: 'session', value: secret('hid den') } },
    { cookie: { name: 'two\nlines', value: secret('hidden') } },
  ])('is refused without being shown, case %#', (given) => {
    expect(() => stashApi({ url, ...given })).toThrow(
      /^The (API key|session cookie) for Stash is empty or holds/,
    );
  });
});

describe('an answer that is none', () => {
  it('may be that of a Stash that is starting', async () => {
    answeringWith(() => new HttpResponse('starting', { status: 503 }));

    expect((await failureOf()).message).toMatch(/answered with status 503: it is starting/);
  });

  it.each([500, 502, 503, 404])('is Stash being unavailable, status %i', async (status) => {
    answeringWith(() => new HttpResponse('<h1>no</h1>', { status }));

    const error = await failureOf();

    expect(error.name).toBe('UnavailableError');
    expect(error.message).toContain(String(status));
    expect(error.message).toContain('stash.test:9999');
  });

  it.each([
    ['a page of HTML', () => HttpResponse.html('<p>hello')],
    ['broken JSON', () => HttpResponse.text('{"data":', JSON_TYPE)],
    ['JSON of another kind', () => HttpResponse.text('"yes"', JSON_TYPE)],
    ['nothing', () => new HttpResponse(null)],
  ])('is told as not being Stash: %s', async (_, make) => {
    answeringWith(make);

    const error = await failureOf();

    expect(error.name).toBe('UnavailableError');
    expect(error.message).toMatch(/does not speak like Stash.*STASH2PLEX_STASH_URL/);
    expect(error.message).not.toContain('hello');
  });

  it('is a broken connection', async () => {
    answeringWith(() => HttpResponse.error());

    expect(await failureOf()).toMatchObject({
      name: 'UnavailableError',
      message: expect.stringContaining('broke the connection') as string,
    });
  });
});

const JSON_TYPE = { headers: { 'Content-Type': 'application/json' } };

describe('what Stash itself says is wrong', () => {
  it('names the field that an old Stash does not know', async () => {
    answering(stashWorld());

    const error = await failureOf(undefined, 'query Scenes { findScenes { scenes { id nope } } }');

    expect(error.name).toBe('PermanentError');
    expect(error.message).toMatch(/"nope" of Scene\. Stash2Plex needs Stash 0\.27/);
  });

  it('repeats what else is wrong with a document, in short', async () => {
    const errors = [{ message: 'word '.repeat(200) }, { message: 7 }, 'x'];
    answeringWith(() => HttpResponse.json({ errors, data: null }, { status: 422 }));

    const error = await failureOf();

    expect(error.name).toBe('PermanentError');
    expect(error.message).toContain('word word');
    expect(error.message.length).toBeLessThan(500);
  });

  it.each(['Something is wrong.', 'Is it running?', 'word '.repeat(200)])(
    'repeats it in one sentence, with one full stop: %s',
    async (message) => {
      for (const status of [200, 422]) {
        answeringWith(() => HttpResponse.json({ errors: [{ message }], data: null }, { status }));
        expect((await failureOf()).message).toMatch(/[^.?…][.?…]$/);
      }
    },
  );

  it.each([
    ['database is locked (5) (SQLITE_BUSY)', 'TransientError'],
    ['context canceled', 'TransientError'],
    ['invalid sort: nope', 'PermanentError'],
  ])('gives %j as %s', async (message, name) => {
    answeringWith(() => HttpResponse.json({ errors: [{ message }], data: null }));

    const error = await failureOf();

    expect(error).toMatchObject({ name, message: `Stash could not do Anything: ${message}` });
  });

  it('waits when it is asked to', async () => {
    answeringWith(() => new HttpResponse(null, { status: 429 }));

    expect(await failureOf(undefined, '{ x }')).toMatchObject({ name: 'TransientError' });
  });

  it('never shows variables, keys or cookies, not even deep inside the error', async () => {
    const apiKey = secret(KEY);
    const headers = { 'Set-Cookie': 'session=fresh-cookie-value; Path=/' };
    const errors = [{ message: `no such thing for ${KEY}` }];
    answeringWith(() => HttpResponse.json({ errors, data: null }, { headers }));

    const error = await failureOf(stashApi({ url, apiKey }));

    const everything = inspect(error, { depth: 20, showHidden: true });
    expect(everything).not.toMatch(/a-very-long-api-key|fresh-cookie|top-secret/);
    expect(error.message).toContain('[secret]');
  });
});

describe('what it remembers', () => {
  it('counts its requests, failed ones too', async () => {
    const world = answering(stashWorld());
    const api = stashApi({ url }, { backoffMs: 1 });

    await serverInfo(api);
    world.switches.failNext(3, 500);
    await failureOf(api);

    expect(api.requests()).toBe(4);
  });
});
