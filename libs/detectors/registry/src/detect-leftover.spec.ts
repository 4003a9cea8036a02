import { defineDetector, defineItemDetector, defineMatchDetector } from '@stash2plex/core';
import { anAmbiguousScene, anUnclaimedItem, aPair } from '@stash2plex/testing/builders';
import { expect, it } from 'vitest';
import { detectGaps } from './detect-gaps.ts';
import { detectLeftover } from './detect-leftover.ts';

const meta = { description: '', rationale: '', severity: 'info', messages: { seen: '' } } as const;
const common = { meta, defaultMode: 'report' } as const;
const finding = { messageId: 'seen' } as const;
const all = [
  defineDetector({ ...common, id: 'of-pairs', detect: () => finding }),
  defineItemDetector({ ...common, id: 'of-items', detect: () => finding }),
  defineItemDetector({ ...common, id: 'later', after: ['of-items'], detect: () => finding }),
  defineItemDetector({ ...common, id: 'silent', detect: () => undefined }),
  defineMatchDetector({ ...common, id: 'of-matches', detect: () => finding }),
];

it.each([
  ['an item that no scene has', anUnclaimedItem(), 'of-items'],
  ['a scene whose item could be another’s', anAmbiguousScene(), 'of-matches'],
])('asks about %s those that look at such things', (_, leftover, detector) => {
  expect(detectLeftover(leftover, all)).toEqual([{ ...finding, detector, leftover }]);
});

it('asks about a pair those that look at pairs', () => {
  expect(detectGaps(aPair(), all).map(({ detector }) => detector)).toEqual(['of-pairs']);
});
