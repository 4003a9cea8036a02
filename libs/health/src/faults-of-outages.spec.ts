import type { Outage } from '@stash2plex/core';
import { at } from '@stash2plex/testing';
import { expect, it } from 'vitest';
import { faultsOfOutages } from './faults-of-outages.ts';

function anOutage(from: string, to?: string): Outage {
  const endedAt = to === undefined ? undefined : at(to);
  return { startedAt: at(from), endedAt, because: 'no answer', server: 'plex', jobs: 3 };
}

const over = anOutage('12:00', '12:41');

it.each([
  ['long before it', '11:00', false],
  ['shortly before it', '11:55', true],
  ['in it', '12:20', true],
  ['shortly after it', '13:30', true],
  ['long after it', '15:00', false],
])('a failure %s (%s) is of the outage: %s', (_, time, isOfIt) => {
  const found = faultsOfOutages([{ sceneId: '7', at: at(time) }], [over]);

  expect(found).toEqual(isOfIt ? [{ outage: over, sceneIds: ['7'] }] : []);
});

it('an outage that goes on has all failures since it began, and each failure counts once', () => {
  const open = anOutage('13:00');
  const faults = [
    { sceneId: '7', at: at('12:30') },
    { sceneId: '8', at: at('12:55') },
    { sceneId: '9', at: at('19:00') },
  ];

  expect(faultsOfOutages(faults, [open, over])).toEqual([
    { outage: open, sceneIds: ['8', '9'] },
    { outage: over, sceneIds: ['7'] },
  ]);
});
