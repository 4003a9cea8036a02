import { createHash } from 'node:crypto';
import { ConfigError, secret } from '@stash2plex/core';
import { aCover, serve, stashHandlers, stashWorld } from '@stash2plex/testing';
import { afterEach, describe, expect, it } from 'vitest';
import type { StashConnection } from './connection.ts';
import { scenePictures } from './scene-pictures.ts';
import { stashApi } from './stash-api.ts';

const COVER = aCover('the lake');
const KEY = 'key/of+stash';
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** A Stash on a real socket, with one scene and its cover. */
async function aStash(
  connection: Partial<StashConnection> = {},
  bytes?: Uint8Array,
  type?: string,
) {
  const world = stashWorld();
  const { id } = world.addScene({});
  if (bytes) world.covers.set(id, bytes, type);
  const server = await serve(stashHandlers(world));
  ends.push(server.close);
  const api = stashApi({ url: `${server.url}/graphql`, ...connection }, { backoffMs: 0 });
  return { world, id, api, pictures: scenePictures(api) };
}

describe('the cover of a scene', () => {
  it('comes with its digest, its kind and its ETag', async () => {
    const { pictures, world, id } = await aStash({}, COVER, 'application/octet-stream');

    expect(await pictures.cover(id, undefined)).toEqual({
      status: 'picture',
      picture: {
        bytes: Buffer.from(COVER),
        sha1: createHash('sha1').update(COVER).digest('hex'),
        type: 'image/jpeg',
        etag: world.covers.of(id)?.etag,
      },
    });
  });

  it('is not sent again while it is the same', async () => {
    const { pictures, world, id } = await aStash({}, COVER);

    expect(await pictures.cover(id, world.covers.of(id)?.etag)).toEqual({ status: 'not-modified' });
  });

  it('is none where Stash shows its placeholder, or has no such scene', async () => {
    const { pictures, id } = await aStash();

    expect(await pictures.cover(id, undefined)).toEqual({ status: 'none' });
    expect(await pictures.cover('999', undefined)).toEqual({ status: 'none' });
  });

  it('is none where the placeholder is called a picture', async () => {
    const { pictures, id } = await aStash({}, Buffer.from('<?xml version="1.0"?><svg/>'));

    expect(await pictures.cover(id, undefined)).toEqual({ status: 'none' });
  });

  it.each([
    ['10,480,000 bytes', aCover('x', 10_480_000), 'image/jpeg', 'picture'],
    ['one byte more', aCover('x', 10_480_001), 'image/jpeg', 'unusable'],
    ['a video', Buffer.from('....ftypisom'), 'video/mp4', 'unusable'],
    ['a video called a picture', Buffer.from('....ftypisom'), 'image/jpeg', 'unusable'],
    ['a page of a proxy', Buffer.from('<html>'), 'text/html', 'unknown'],
    ['no bytes', Buffer.from(''), 'image/jpeg', 'unknown'],
  ])('of %s is judged by its bytes', async (_, bytes, type, status) => {
    const { pictures, id } = await aStash({}, bytes, type);

    expect(await pictures.cover(id, undefined)).toMatchObject({ status });
  });

  it.each([{ failStatus: 500 }, { dropConnection: true }, { cutOff: true }])(
    'is unknown, not none, with %j',
    async (fault) => {
      const { pictures, world, id } = await aStash({}, COVER);
      Object.assign(world.switches, { faultsOn: ['screenshot'], ...fault });

      expect(await pictures.cover(id, undefined)).toMatchObject({ status: 'unknown' });
    },
  );

  it('is asked for under our log-in, of which nothing stands in the address', async () => {
    const { pictures, world, id } = await aStash({ apiKey: secret(KEY) }, COVER);
    world.credentials = { username: 'me', password: 'me', apiKey: KEY };

    expect(await pictures.cover(id, undefined)).toMatchObject({ status: 'picture' });
    expect(world.covers.requests.map(({ url }) => new URL(url).search)).toEqual(['']);
  });

  it('is for nobody who is not logged in, which is a matter of settings', async () => {
    const { pictures, world, id } = await aStash({}, COVER);
    world.credentials = { username: 'me', password: 'me', apiKey: KEY };

    await expect(pictures.cover(id, undefined)).rejects.toThrow(ConfigError);
  });

  it('renews the session like every answer', async () => {
    const { world, id } = await aStash({}, COVER);
    world.credentials = { username: 'me', password: 'me', apiKey: KEY };
    const server = await serve(stashHandlers(world));
    ends.push(server.close);
    const cookie = { name: 'session', value: secret(world.sessions.issue()) };
    const api = stashApi({ url: `${server.url}/graphql`, cookie });

    await scenePictures(api).cover(id, undefined);

    expect(api.secrets()).toHaveLength(2);
  });
});
