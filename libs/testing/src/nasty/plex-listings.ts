import { between, someOf } from './chance.ts';
import type { Nasty, Roll } from './nasty.ts';
import { harmlessPlex, nastyPlex } from './of-plex.ts';

/** Small libraries have several pages, too, where what goes wrong goes wrong between pages. */
const smallPages = (roll: Roll) => ({ pageCap: between(roll, 2, 30) });

/** Listings of Plex that look healthy. */
export const PLEX_LISTINGS: readonly Nasty[] = [
  harmlessPlex('plex-short-pages', 'gives fewer rows than asked for', (roll) => ({
    shortPages: between(roll, 1, 499),
  })),
  harmlessPlex('plex-page-cap', 'caps every page', (roll) => ({ pageCap: between(roll, 2, 60) })),
  harmlessPlex('plex-unpaged', 'lists everything at once, without a total', () => ({
    unpaged: true,
  })),
  harmlessPlex('plex-collections', 'mixes collections into listings', () => ({
    mixCollections: true,
  })),
  harmlessPlex('plex-sparse-ends', 'says nothing on a page past the end', () => ({
    bareEnd: true,
  })),
  harmlessPlex('plex-insists-on-paging', 'answers 400 without Start and Size', () => ({
    requirePaging: true,
  })),
  harmlessPlex('plex-titles-move', 'is of another order by title on later pages', (roll) => ({
    ...{ titlesMove: true },
    ...smallPages(roll),
  })),
  nastyPlex('plex-page-fails', 'answers one page of a listing with 500, some times', (roll) => ({
    failPage: { page: between(roll, 1, 3), times: between(roll, 1, 8) },
  })),
  {
    ...nastyPlex('plex-shrinks', 'lists a third of its rows at most, or none', (roll, plex) => ({
      shrinkListing: roll(Math.ceil(plex.items.size / 3)),
    })),
    needsPast: true,
  },
  nastyPlex('plex-skips-rows', 'skips rows between pages', (roll) => ({
    ...{ skipRows: between(roll, 1, 3) },
    ...smallPages(roll),
  })),
  nastyPlex('plex-doubles-rows', 'shows rows on two pages', (roll) => ({
    ...{ doubleRows: between(roll, 1, 3) },
    ...smallPages(roll),
  })),
  nastyPlex(
    'plex-rows-vanish',
    'has no longer some rows from the second page on',
    (roll, plex) => ({
      ...{ vanishBetweenPages: someOf(roll, plex.items.keys(), 3) },
      ...smallPages(roll),
    }),
  ),
  nastyPlex('plex-rows-come', 'has some rows from the second page on only', (roll, plex) => ({
    ...{ comeBetweenPages: someOf(roll, plex.items.keys(), 3) },
    ...smallPages(roll),
  })),
  {
    ...nastyPlex('plex-trash', 'has everything in the trash: a disk is not mounted', () => ({
      trash: true,
    })),
    needsPast: true,
  },
  nastyPlex('plex-scans', 'is scanning every library', () => ({ scanning: true })),
  nastyPlex('plex-refuses-while-scanning', 'is scanning, and refuses edits', () => ({
    ...{ scanning: true, refuseWhileRefreshing: true },
  })),
];
