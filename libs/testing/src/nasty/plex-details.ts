import { between, oneOf, someOf } from './chance.ts';
import type { Nasty } from './nasty.ts';
import { harmlessPlex, nastyPlex } from './of-plex.ts';

/** Answers of Plex in shapes that are odd and right, and what is wrong with details only. */
export const PLEX_DETAILS: readonly Nasty[] = [
  harmlessPlex('plex-keeps-excluded', 'sends what was to be left out', () => ({
    ignoreExcludes: true,
  })),
  harmlessPlex('plex-odd-types', 'mixes numbers and texts', () => ({ oddTypes: true })),
  harmlessPlex('plex-odd-flags', 'writes flags as 0 and 1, or as text', (roll) => ({
    oddBooleans: oneOf(roll, ['numbers', 'texts']),
  })),
  harmlessPlex('plex-lone-elements', 'unwraps every list of one', () => ({ loneElements: true })),
  harmlessPlex('plex-text-counts', 'counts in text', () => ({ countsAsText: true })),
  harmlessPlex('plex-hoisted', 'names the library of rows once', () => ({ hoisted: true })),
  harmlessPlex('plex-includes', 'takes what is to be included in another way', (roll) => ({
    includesMean: oneOf(roll, ['only', 'also']),
  })),
  harmlessPlex('plex-copies', 'has a copy for streaming of everything', () => ({
    optimisedCopies: true,
  })),
  harmlessPlex('plex-apart-accents', 'tells paths with letters and accents apart', () => ({
    decomposedPaths: true,
  })),
  harmlessPlex('plex-drops-ids', 'drops ids asked for with others', (roll, { items }) => ({
    dropIdsFromMulti: someOf(roll, items.keys(), 5),
  })),
  harmlessPlex('plex-empty-details', 'answers nothing above a number of ids', (roll) => ({
    emptyMultiAbove: between(roll, 1, 20),
  })),
  nastyPlex('plex-poison-items', 'answers 500 when one of some items is read', (roll, plex) => ({
    poisonIds: someOf(roll, plex.items.keys(), 3),
  })),
  nastyPlex('plex-hanging-items', 'does not answer when a certain item is read', (roll, plex) => ({
    ...{ hangIds: someOf(roll, plex.items.keys(), 1) },
    hangTimes: between(roll, 1, 2),
  })),
  nastyPlex('plex-other-machine-for-now', 'says that it is another server', (roll) => ({
    otherMachine: `plex-machine-${100 + roll(900)}`,
  })),
];
