import { mockServer } from '@stash2plex/testing';
import { inspect } from 'node:util';
import { ConfigError, messageOf, PermanentError, secret, UnavailableError } from '@stash2plex/core';
import {
  plexAlarms,
  plexHandlers,
  plexWorld,
  type PlexWorld,
} from '@stash2plex/testing/simulators';
import { HttpResponse } from 'msw';
import { http } from 'msw/http';
import { describe, expect, it } from 'vitest';
import { plexApi, type PlexOptions, type PlexRead } from './plex-api.ts';

const URL = 'http://plex.test:32400';
const TOKEN = 'owner-token';
const server = mockServer();
server.listen();

const SECTIONS: PlexRead = {
  kind: 'sections',
  path: '/library/sections',
  page: { start: 0, size: 1000 },
};
const connection = {
  url: URL,
  token: secret(TOKEN),
  clientIdentifier: 'client-1',
  version: '9.8.7',
};

function apiOf(world: PlexWorld, options: PlexOptions = {}) {
  server.use(...plexHandlers(world, URL));
  return plexApi(connection, { backoffMs: 0, ...options });
}

/** The error of a read to which the server gives this answer. */
async function failureOf(answer: () => Response, read = SECTIONS): Promise<Error> {
  server.use(http.all(`${URL}/*`, answer));
  const api = plexApi(connection, { retries: 0 });
  return (await api.read(read).catch((error: unknown) => error)) as Error;
}

describe('a request', () => {
  it('says who asks, for which window, and carries the token in its header', async () => {
    const world = plexWorld();
    await apiOf(world).read({ ...SECTIONS, query: { a: 'b c', d: 'e,f' } });

    expect(world.requests[0]).toMatchObject({
      query: { a: 'b c', d: 'e,f' },
      headers: {
        accept: 'application/json',
        'x-plex-token': TOKEN,
        'x-plex-client-identifier': 'client-1',
        'x-plex-product': 'Stash2Plex',
        'x-plex-version': '9.8.7',
        'x-plex-pms-api-version': '1.0.0',
        'x-plex-container-start': '0',
        'x-plex-container-size': '1000',
      },
    });
    expect(plexAlarms(world)).toEqual([]);
  });

  it('keeps a path before the API and drops a pasted query', async () => {
    const world = plexWorld();
    server.use(...plexHandlers(world, `${URL}/plex`));
    const url = `${URL}/plex/?X-Plex-Token=pasted#top`;
    const answer = await plexApi({ ...connection, url }).read(SECTIONS);
    expect(answer.status).toBe('ok');
    expect(plexAlarms(world)).toEqual([]);
  });

  it('is one of three at a time', async () => {
    const world = plexWorld();
    world.switches.delayMs = 5;
    const api = apiOf(world);
    await Promise.all(Array.from({ length: 9 }, () => api.read(SECTIONS)));
    expect(world.inFlight.most).toBe(3);
  });

  it('is counted, by kind and with its repetitions', async () => {
    const world = plexWorld();
    Object.assign(world.switches, { html500: true, faultTimes: 1, faultsOn: ['sections'] });
    const api = apiOf(world);
    await api.read(SECTIONS);
    await api.read({ kind: 'identity', path: '/identity' });
    expect(api.requests()).toBe(3);
    expect(api.requestsByKind()).toEqual({
      identity: 1,
      sections: 2,
      listing: 0,
      details: 0,
      picture: 0,
      edit: 0,
      scan: 0,
    });
  });

  it.each([
    ['is no address', { url: 'plex' }, /plex_url is not an address/],
    ['has another protocol', { url: 'ftp://plex' }, /plex_url is not an address/],
    ['holds a password', { url: 'http://me:hunter22@plex' }, /must not hold a user name/],
    ['no token', { token: secret('') }, /plex_token is empty/],
    ['a token with a line break', { token: secret('sec\nret') }, /plex_token is empty or holds/],
  ])('is refused before it is sent: %s', (_, wrong, message) => {
    const build = () => plexApi({ ...connection, ...wrong });
    expect(build).toThrow(ConfigError);
    expect(build).toThrow(message);
    expect(build).not.toThrow(/hunter22|sec\sret/);
  });
});

describe('a read that fails', () => {
  it.each([1, 2])('is repeated after %i failures of the server', async (faultTimes) => {
    const world = plexWorld();
    Object.assign(world.switches, { maintenance503: true, faultTimes });
    expect((await apiOf(world).read(SECTIONS)).status).toBe('ok');
  });

  it('is given up after three attempts, or as many as are allowed', async () => {
    const world = plexWorld();
    world.switches.down = true;
    const api = apiOf(world);
    await expect(api.read(SECTIONS)).rejects.toThrow(UnavailableError);
    expect(api.requests()).toBe(3);
    await expect(api.read({ ...SECTIONS, retries: 0 })).rejects.toThrow(UnavailableError);
    expect(api.requests()).toBe(4);
  });

  it('is not repeated when the settings are wrong', async () => {
    const world = plexWorld({ token: 'another' });
    const api = apiOf(world);
    await expect(api.read(SECTIONS)).rejects.toThrow(ConfigError);
    expect(api.requests()).toBe(1);
  });

  const html = (status: number) => () => HttpResponse.html('<html>no</html>', { status });
  const redirect = (location: string) => () =>
    new HttpResponse(null, { status: 302, headers: { location } });
  it.each<[string, () => Response, unknown, RegExp]>([
    [
      'connection broken',
      () => HttpResponse.error(),
      UnavailableError,
      /cannot be reached at http:\/\/plex.test:32400/,
    ],
    ['400', html(400), PermanentError, /refused GET \/library\/sections with 400/],
    ['401', html(401), ConfigError, /plex_token anew/],
    ['403', html(403), ConfigError, /server owner's/],
    ['422', html(422), ConfigError, /plex_token/],
    ['498', html(498), ConfigError, /expired/],
    ['414', html(414), PermanentError, /414/],
    ['429', html(429), UnavailableError, /429/],
    ['500', html(500), UnavailableError, /500/],
    ['503 of a proxy', html(503), UnavailableError, /503/],
    [
      '503 of a start',
      () =>
        HttpResponse.xml('<Response code="503" title="Maintenance" status="migrating"/>', {
          status: 503,
        }),
      UnavailableError,
      /^Plex is starting or in maintenance \(Maintenance: migrating\)\.$/,
    ],
    [
      '503 in a whole sentence',
      () =>
        HttpResponse.xml('<Response title="Maintenance" status="Migrations are running."/>', {
          status: 503,
        }),
      UnavailableError,
      /\(Maintenance: Migrations are running\)\.$/,
    ],
    [
      '503 without words',
      () => HttpResponse.xml('<Response/>', { status: 503 }),
      UnavailableError,
      /maintenance\.$/,
    ],
    [
      'redirect',
      redirect(`https://elsewhere.test/x?X-Plex-Token=${TOKEN}`),
      ConfigError,
      /\(302\) to https:\/\/elsewhere.test,.* set plex_url to the right address/,
    ],
    ['redirect to no page', redirect('javascript:x'), ConfigError, /redirect \(302\), and/],
    ['redirect to a path', redirect('/login'), ConfigError, /redirect \(302\), and/],
    ['empty', () => new HttpResponse(''), UnavailableError, /with nothing/],
    [
      'sign-in page',
      () => HttpResponse.html('<!DOCTYPE html><html>'),
      UnavailableError,
      /a web page; is there a sign-in page/,
    ],
    [
      'XML',
      () => HttpResponse.xml('<MediaContainer size="0"/>'),
      UnavailableError,
      /XML although JSON/,
    ],
    [
      'truncated',
      () => HttpResponse.text('{"MediaContainer":{"si'),
      UnavailableError,
      /something unreadable/,
    ],
    ['other JSON', () => HttpResponse.json({ hello: 1 }), UnavailableError, /something unreadable/],
    [
      'a container that is none',
      () => HttpResponse.json({ MediaContainer: [] }),
      UnavailableError,
      /something unreadable/,
    ],
  ])('tells what to do: %s', async (_, answer, kind, message) => {
    const error = await failureOf(answer);
    expect(error).toBeInstanceOf(kind);
    expect(messageOf(error)).toMatch(message);
    expect(messageOf(error)).toMatch(/[^.?!…)]\)?[.?]$/);
    expect(inspect(error, { depth: 9 })).not.toContain(TOKEN);
  });

  it('names long paths by their beginning', async () => {
    const error = await failureOf(html(400), {
      kind: 'details',
      path: `/library/${'9'.repeat(500)}`,
    });
    expect(error.message.length).toBeLessThan(200);
    expect(error.message).toMatch(/999 and so on with 400\./);
  });

  it('names the first of many ids whole', async () => {
    const ids = Array.from({ length: 250 }, (_, index) => String(1000 + index));
    const error = await failureOf(html(500), {
      kind: 'details',
      path: `/library/metadata/${ids.join(',')}`,
    });
    expect(error.message).toMatch(
      /^Plex answered 500 to GET \/library\/metadata\/1000,(\d{4},)+\d{4} and so on\.$/,
    );
  });

  it('is a value when it is a 404', async () => {
    const answer = await apiOf(plexWorld()).read({ kind: 'details', path: '/library/metadata/1' });
    expect(answer).toEqual({ status: 'not-found' });
  });
});
