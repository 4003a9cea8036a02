import { defineDetector, type Detector } from '@stash2plex/core';
import { aPair, JUST_SCANNED } from '@stash2plex/testing/builders';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { detectGaps } from './detect-gaps.ts';
import { detectors } from './registry.generated.ts';

const BUILT_IN = [detectors.missing, detectors['empty-metadata'], detectors['stale-sync']];

function aDetector(id: string, after: readonly string[] = [], finds = true): Detector {
  return defineDetector({
    id,
    meta: { description: '', rationale: '', severity: 'info', messages: { seen: 'Seen.' } },
    defaultMode: 'report',
    after,
    detect: () => (finds ? { messageId: 'seen' } : undefined),
  });
}

const namesOf = (list: readonly Detector[]) =>
  detectGaps(aPair(), list).map(({ detector }) => detector);

it('says which detector found the gap, and where', () => {
  const pair = aPair({ observed: 'absent' });
  expect(detectGaps(pair, BUILT_IN)).toEqual([
    { detector: 'missing', pair, messageId: 'notInPlex', data: { files: 1 } },
  ]);
});

it.each([
  ['a scene without item', aPair({ observed: 'absent' }), ['missing']],
  ['a bare item', aPair({ observed: JUST_SCANNED }), ['empty-metadata']],
  ['an item that is behind', aPair({ observed: { title: 'lake' } }), ['stale-sync']],
  ['an item in line', aPair(), []],
  ['an item that nobody could read', aPair({ observed: 'unknown' }), []],
])('lets one built-in detector at most speak of %s', (_, pair, expected) => {
  expect(detectGaps(pair, BUILT_IN).map(({ detector }) => detector)).toEqual(expected);
});

it('asks whoever comes after a detector that is off', () => {
  const pair = aPair({ observed: JUST_SCANNED });
  const found = detectGaps(pair, [detectors['stale-sync']]);
  expect(found.map(({ detector }) => detector)).toEqual(['stale-sync']);
});

it('asks a detector when those it comes after found nothing', () => {
  expect(namesOf([aDetector('b', ['a']), aDetector('a', [], false)])).toEqual(['b']);
});

it('asks a detector when those it comes after were not asked themselves', () => {
  const chain = [aDetector('a'), aDetector('b', ['a']), aDetector('c', ['b'])];
  expect(namesOf(chain)).toEqual(['a', 'c']);
});

it('does not depend on the order of the list', () => {
  const list = [aDetector('d'), aDetector('c', ['b']), aDetector('b', ['d', 'a']), aDetector('a')];
  fc.assert(
    fc.property(fc.shuffledSubarray(list, { minLength: list.length }), (shuffled) => {
      expect(namesOf(shuffled)).toEqual(['a', 'd', 'c']);
    }),
  );
});

it('says which detectors wait for each other', () => {
  const circle = [aDetector('a', ['c']), aDetector('b', ['a']), aDetector('c', ['b'])];
  expect(() => namesOf([...circle, aDetector('free')])).toThrow(
    'Detectors wait for each other: a, b, c.',
  );
});
