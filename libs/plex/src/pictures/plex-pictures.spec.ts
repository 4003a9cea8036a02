import { ConfigError, PermanentError, UnavailableError, type Picture } from '@stash2plex/core';
import { describe, expect, it } from 'vitest';
import {
  answers,
  apiAt,
  editServer,
  hangsUp,
  useEditServers,
  type Answer,
} from '../writing/edit-server.fixture.ts';
import { plexPictures } from './plex-pictures.ts';

useEditServers();

const OF = { kind: 'poster', ratingKey: '101' } as const;
const PICTURE: Picture = {
  bytes: Buffer.from('bytes of a picture'),
  sha1: 'a9',
  type: 'image/jpeg',
  etag: '"1"',
};

async function aPlex(...script: readonly Answer[]) {
  const bodies: string[] = [];
  const noting =
    (answer: Answer): Answer =>
    (response, request) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        bodies.push(Buffer.concat(chunks).toString());
        answer(response, request);
      });
    };
  const server = await editServer(...script.map(noting));
  const api = apiAt(server.url, { retries: 0 });
  const lines = () => server.requests.map(({ method, url }) => `${method} ${url}`);
  return { pictures: plexPictures(api), server, lines, bodies };
}

const json = (body: object) => answers(200, JSON.stringify({ MediaContainer: body }));

describe('pictures of an item', () => {
  it('are sent as bytes, with their length, under no address', async () => {
    const { pictures, server, lines, bodies } = await aPlex(answers(200));

    const sent = await pictures.upload(OF, PICTURE);

    expect(sent).toEqual({ status: 'sent' });
    expect(lines()).toEqual(['POST /library/metadata/101/posters']);
    expect(bodies).toEqual(['bytes of a picture']);
    expect(server.requests[0]?.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': '18',
    });
    expect(pictures.requests()).toBe(1);
  });

  it('go to the other name once Plex does not know the first', async () => {
    const { pictures, lines } = await aPlex(answers(404), answers(200));

    await pictures.upload(OF, PICTURE);
    await pictures.upload(OF, PICTURE);

    const other = 'POST /library/metadata/101/thumb';
    expect(lines()).toEqual(['POST /library/metadata/101/posters', other, other]);
  });

  it('are chosen by a key of Plex, and by no other', async () => {
    const { pictures, lines } = await aPlex(answers(200));

    await pictures.select(OF, 'upload://posters/a9');
    await expect(pictures.select(OF, 'http://stash/scene/7?apikey=1')).rejects.toThrow(
      PermanentError,
    );

    expect(lines()).toEqual(['PUT /library/metadata/101/poster?url=upload%3A%2F%2Fposters%2Fa9']);
  });

  it('are locked and unlocked by an edit of that one item', async () => {
    const { pictures, lines } = await aPlex(answers(200));

    await pictures.lock({ ...OF, sectionKey: '1' }, true);
    await pictures.lock({ ...OF, kind: 'background', sectionKey: '1' }, false);

    expect(lines()).toEqual([
      'PUT /library/sections/1/all?type=1&id=101&thumb.locked=1',
      'PUT /library/sections/1/all?type=1&id=101&art.locked=0',
    ]);
  });

  it.each(['', '0', '1,2', 'all', '../1'])('of an item %j are never written', async (ratingKey) => {
    const { pictures, lines } = await aPlex(answers(200));

    await expect(pictures.upload({ ...OF, ratingKey }, PICTURE)).rejects.toThrow(PermanentError);
    expect(lines()).toEqual([]);
  });
});

describe('the list of pictures', () => {
  it.each([
    ['rows', { Metadata: [{ ratingKey: 'upload://posters/a9', selected: true }] }],
    ['a row without its list', { Metadata: { ratingKey: 'upload://posters/a9', selected: '1' } }],
    ['photos', { Photo: [{ ratingKey: 'upload://posters/a9', selected: 1 }] }],
  ])('is read from %s', async (_, body) => {
    const { pictures } = await aPlex(json(body));

    expect(await pictures.list(OF)).toEqual([{ key: 'upload://posters/a9', isSelected: true }]);
  });

  it('is empty where Plex has none, and not there where the item is gone', async () => {
    const { pictures } = await aPlex(json({ size: 0 }), answers(404));

    expect([await pictures.list(OF), await pictures.list(OF)]).toEqual([[], undefined]);
  });

  it('is not empty where it cannot be read: what is uploaded twice stays twice', async () => {
    const { pictures } = await aPlex(json({ Metadata: ['odd'] }));

    await expect(pictures.list(OF)).rejects.toThrow(UnavailableError);
  });
});

describe('an answer to an upload', () => {
  it.each([
    [401, ConfigError],
    [403, ConfigError],
    [302, ConfigError],
    [502, UnavailableError],
    [503, UnavailableError],
    [429, UnavailableError],
  ])('of %i is about the server or a setting', async (status, Kind) => {
    const { pictures } = await aPlex(answers(status));

    await expect(pictures.upload(OF, PICTURE)).rejects.toThrow(Kind);
  });

  it.each([400, 413, 500])('of %i is about the picture', async (httpStatus) => {
    const { pictures } = await aPlex(answers(httpStatus));

    expect(await pictures.upload(OF, PICTURE)).toEqual({
      ...{ status: 'refused', httpStatus },
      because: `Plex answered ${httpStatus} to the poster of item 101`,
    });
  });

  it('that is a web page, or none at all, proves nothing', async () => {
    const { pictures } = await aPlex(answers(200, '<!doctype html><p>Sign in'), hangsUp);

    await expect(pictures.upload(OF, PICTURE)).rejects.toThrow(/web page/);
    await expect(pictures.upload(OF, PICTURE)).rejects.toThrow(UnavailableError);
  });
});
