import { UnavailableError } from '@stash2plex/core';
import { plexAlarms, plexWorld, type PlexWorld } from '@stash2plex/testing/simulators';
import { HttpResponse } from 'msw';
import { http } from 'msw/http';
import { beforeEach, describe, expect, it } from 'vitest';
import { folderScanner } from '../index.ts';
import { URL, usePlex } from '../plex.fixture.ts';

const FOLDER = '/media/movies/new & 50 %';
const { server, apiOf } = usePlex();

let world: PlexWorld;
beforeEach(() => {
  world = plexWorld();
});

const aScanner = () => folderScanner(apiOf(world, { timeoutMs: 500 }));

const asked = () => world.requests.filter(({ kind }) => kind === 'scan');

describe('asking for a scan', () => {
  it('names one folder of one library, and forces nothing', async () => {
    expect(await aScanner().scan('1', FOLDER)).toEqual({ status: 'asked' });

    expect(asked().map(({ method, query }) => [method, query])).toEqual([
      ['GET', { path: FOLDER }],
    ]);
    expect(world.sections.get('1')?.refreshing).toBe(true);
    expect(plexAlarms(world)).toEqual([]);
  });

  it('is done in the other form by a server that does not know the one, from then on', async () => {
    world.switches.scanMethod = 'POST';
    const scanner = aScanner();

    expect(await scanner.scan('1', FOLDER)).toEqual({ status: 'asked' });
    expect(await scanner.scan('1', FOLDER)).toEqual({ status: 'asked' });

    expect(asked().map(({ method }) => method)).toEqual(['GET', 'POST', 'POST']);
  });

  it.each([
    ['forbidden', /owner/],
    ['unauthorized', /plex_token/],
    ['html404', /does not know/],
    ['signInPage', /web page/],
  ] as const)(
    'is refused by a server whose answer is %s: others may go on',
    async (fault, words) => {
      world.switches[fault] = true;

      const outcome = await aScanner().scan('1', FOLDER);

      expect(outcome).toEqual({
        status: 'refused',
        because: expect.stringMatching(words) as string,
      });
    },
  );

  it('is refused with what else Plex answers', async () => {
    const scanner = aScanner();
    server.use(http.get(`${URL}/*`, () => new HttpResponse('', { status: 400 })));

    expect(await scanner.scan('1', FOLDER)).toMatchObject({ status: 'refused' });
  });

  it.each(['html500', 'down', 'maintenance503'] as const)(
    'tells a server that fails (%s) from one that says no',
    async (fault) => {
      world.switches[fault] = true;

      await expect(aScanner().scan('1', FOLDER)).rejects.toThrow(UnavailableError);
    },
  );
});
