import { renewKey, type PlexWorld } from '@stash2plex/testing';
import { expect, it } from 'vitest';
import { addItem, addScene, aFixture, useServers } from './run.fixture.ts';

useServers();

const PATHS = Array.from({ length: 60 }, (_, n) => `/library/${n}.mp4`);

it.each<[string, (plex: PlexWorld) => void]>([
  [
    'rows go',
    (plex) => {
      plex.switches.vanishBetweenPages = ['1001', '1002'];
    },
  ],
  [
    'rows of a page to come go',
    (plex) => {
      plex.switches.vanishBetweenPages = ['1041', '1042'];
    },
  ],
  [
    'rows come',
    (plex) => {
      plex.switches.comeBetweenPages = ['1001', '1002'];
    },
  ],
  [
    'as many rows of the first page come as go, and one of a later page comes,',
    (plex) => {
      plex.switches.vanishBetweenPages = ['1005', '1008'];
      plex.switches.comeBetweenPages = ['1001', '1006', '1050'];
    },
  ],
  [
    'as many rows come as go, and one comes right at the end of a page,',
    (plex) => {
      plex.switches.vanishBetweenPages = ['1005', '1050'];
      plex.switches.comeBetweenPages = ['1001', '1021'];
    },
  ],
  [
    'so many come and go that their number tells nothing',
    (plex) => {
      plex.before('listing', 2, () => {
        for (const key of ['1001', '1002']) renewKey(plex, key);
      });
      plex.before('listing', 3, () => {
        plex.addItem({ ratingKey: '500', parts: [{ path: '/elsewhere/1.mp4', size: 1 }] });
      });
    },
  ],
  [
    'as many rows come as go, again and again,',
    (plex) => {
      let first = 1001;
      const renew = () => {
        for (const key of [first, first + 1]) renewKey(plex, String(key));
        first += 2;
        plex.before('listing', 2, renew);
      };
      plex.before('listing', 2, renew);
    },
  ],
])('calls nothing missing when %s between two pages of the listing', async (_, move) => {
  const { stash, plex, run, found } = aFixture();
  for (const path of PATHS) {
    addScene(stash, path);
    addItem(plex, path);
  }
  plex.switches.pageCap = 20;
  move(plex);

  await run();

  expect(found()).toEqual([]);
});

it('calls nothing missing whose item gets another key before it is read', async () => {
  const { stash, plex, run, found } = aFixture();
  for (const path of PATHS) {
    addScene(stash, path);
    addItem(plex, path);
  }
  plex.before('details', 1, () => {
    renewKey(plex, '1001');
  });

  const record = await run();

  expect(found()).toEqual([]);
  expect(record).toMatchObject({ status: 'complete', unknown: 1 });
});
