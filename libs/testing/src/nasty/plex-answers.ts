import { between, someOf } from './chance.ts';
import type { Nasty } from './nasty.ts';
import { harmlessPlex, nastyPlex, type PlexDraw } from './of-plex.ts';

const some =
  (name: 'dropIdsFromMulti' | 'poisonIds' | 'hangIds', most: number): PlexDraw =>
  (roll, { items }) => ({ [name]: someOf(roll, items.keys(), most) });

/** Answers of Plex that look healthy. */
export const PLEX_ANSWERS: readonly Nasty[] = [
  harmlessPlex('plex-short-pages', 'gives fewer rows than asked for', (roll) => ({
    shortPages: between(roll, 1, 40),
  })),
  harmlessPlex('plex-page-cap', 'caps every page', (roll) => ({ pageCap: between(roll, 2, 60) })),
  harmlessPlex('plex-unpaged', 'lists everything at once, without a total', () => ({
    unpaged: true,
  })),
  harmlessPlex('plex-collections', 'mixes collections into listings', () => ({
    mixCollections: true,
  })),
  harmlessPlex('plex-keeps-excluded', 'sends what was to be left out', () => ({
    ignoreExcludes: true,
  })),
  harmlessPlex('plex-odd-types', 'mixes numbers and texts, lists and their only rows', () => ({
    oddTypes: true,
  })),
  harmlessPlex('plex-sparse-ends', 'says nothing on a page past the end', () => ({
    bareEnd: true,
  })),
  harmlessPlex('plex-insists-on-paging', 'answers 400 without Start and Size', () => ({
    requirePaging: true,
  })),
  nastyPlex('plex-sparse', 'leaves out whatever can be left out', () => ({ sparse: true })),
  nastyPlex('plex-page-fails', 'answers one page of a listing with 500, some times', (roll) => ({
    failPage: { page: between(roll, 1, 3), times: between(roll, 1, 8) },
  })),
  nastyPlex('plex-shrinks', 'lists only the first few rows, or none', (roll, { items }) => ({
    shrinkListing: roll(items.size),
  })),
  nastyPlex('plex-skips-rows', 'moves rows up between pages', (roll) => ({
    skipRows: between(roll, 1, 3),
  })),
  nastyPlex('plex-doubles-rows', 'moves rows down between pages', (roll) => ({
    doubleRows: between(roll, 1, 3),
  })),
  nastyPlex('plex-trash', 'has everything in the trash: a disk is not mounted', () => ({
    trash: true,
  })),
  harmlessPlex('plex-drops-ids', 'drops ids asked for with others', some('dropIdsFromMulti', 5)),
  harmlessPlex('plex-empty-details', 'answers nothing above a number of ids', (roll) => ({
    emptyMultiAbove: between(roll, 1, 20),
  })),
  nastyPlex(
    'plex-poison-items',
    'answers 500 whenever one of some items is read',
    some('poisonIds', 3),
  ),
  nastyPlex('plex-hanging-items', 'never answers when a certain item is read', some('hangIds', 1)),
];
