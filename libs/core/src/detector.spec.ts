import { expect, it } from 'vitest';
import { defineDetector, defineItemDetector, defineMatchDetector, modesOf } from './detector.ts';

it('refuses a message id that the detector does not declare', () => {
  const detector = defineDetector({
    id: 'sample',
    meta: { description: '', rationale: '', severity: 'info', messages: { known: 'Known.' } },
    defaultMode: 'report',
    // @ts-expect-error `unknown` is not in messages
    detect: () => ({ messageId: 'unknown' }),
  });
  expect(Object.isFrozen(detector)).toBe(true);
});

it('says by its kind what a detector looks at, and which modes it knows', () => {
  const common = {
    meta: { description: '', rationale: '', severity: 'info', messages: {} },
    defaultMode: 'report',
    detect: () => undefined,
  } as const;
  const pairs = defineDetector({ ...common, id: 'pairs' });
  const items = defineItemDetector({ ...common, id: 'items' });
  const matches = defineMatchDetector({ ...common, id: 'matches' });

  expect([pairs, items, matches].map(({ looksAt }) => looksAt)).toEqual([
    ...[undefined, 'unclaimed-item', 'ambiguous-scene'],
  ]);
  expect(modesOf(pairs)).toEqual(['off', 'report', 'repair']);
  for (const each of [items, matches]) expect(modesOf(each)).toEqual(['off', 'report']);
});
