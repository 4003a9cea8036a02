import type { Outage } from '@stash2plex/core';
import { at } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { outageFigures, windowUpTo } from './outage-figures.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** From one time of day to another; without an end it goes on. */
function anOutage(from: string, to?: string): Outage {
  const endedAt = to === undefined ? undefined : at(to);
  return { startedAt: at(from), endedAt, because: 'no answer', server: 'plex', jobs: 3 };
}

/** Ten hours. */
const DAY = { from: at('10:00'), to: at('20:00') };

describe('outages of a window', () => {
  it('that was quiet leave nothing down, and nothing to tell of repairs', () => {
    expect(outageFigures([], DAY)).toEqual({
      ...DAY,
      ...{ outages: 0, downMs: 0, mttrMs: undefined, mtbfMs: undefined, availability: 1 },
    });
  });

  it('that are one of 41 minutes make an MTTR of 41 minutes', () => {
    expect(outageFigures([anOutage('12:00', '12:41')], DAY)).toMatchObject({
      ...{ outages: 1, downMs: 41 * MINUTE, mttrMs: 41 * MINUTE },
      ...{ mtbfMs: 10 * HOUR - 41 * MINUTE, availability: (600 - 41) / 600 },
    });
  });

  it('are averaged', () => {
    const two = [anOutage('15:00', '15:30'), anOutage('12:00', '12:10')];

    expect(outageFigures(two, DAY)).toMatchObject({
      ...{ outages: 2, downMs: 40 * MINUTE, mttrMs: 20 * MINUTE, mtbfMs: 280 * MINUTE },
    });
  });

  it('that go on are down until now, and nobody knows how long they last', () => {
    expect(outageFigures([anOutage('18:00')], DAY)).toMatchObject({
      ...{ outages: 1, downMs: 2 * HOUR, mttrMs: undefined, mtbfMs: 8 * HOUR, availability: 0.8 },
    });
  });

  it('that began before it count with what lies in it, and whole for their length', () => {
    expect(outageFigures([anOutage('09:00', '11:00')], DAY)).toMatchObject({
      ...{ outages: 1, downMs: HOUR, mttrMs: 2 * HOUR, mtbfMs: undefined, availability: 0.9 },
    });
  });

  it.each([
    ['over before it', anOutage('08:00', '09:00')],
    ['past its end, by a clock that was set back', anOutage('21:00', '22:00')],
    ['past its end and open', anOutage('21:00')],
  ])('are left out: %s', (_, outage) => {
    expect(outageFigures([outage], DAY)).toMatchObject({ outages: 0, downMs: 0, availability: 1 });
  });

  it('that overlap, by a clock that was set back, are down once', () => {
    const both = [anOutage('12:30', '14:00'), anOutage('12:00', '13:00')];

    expect(outageFigures(both, DAY)).toMatchObject({ outages: 2, downMs: 2 * HOUR });
  });

  it('that take all of it leave nothing available', () => {
    expect(outageFigures([anOutage('09:00')], DAY)).toMatchObject({
      ...{ downMs: 10 * HOUR, availability: 0, mtbfMs: undefined },
    });
  });
});

describe('a window', () => {
  const lengthMs = 5 * HOUR;

  it.each([
    ['is as long as was asked', '08:00', '15:00'],
    ['is no longer than what is known', '18:00', '18:00'],
    ['is empty where what is known begins in the future', '21:00', '20:00'],
  ])('%s', (_, knownSince, from) => {
    expect(windowUpTo(at('20:00'), { lengthMs, knownSince: at(knownSince) })).toEqual({
      from: at(from),
      to: at('20:00'),
    });
  });

  it('of which nothing is known is empty, and no figure is made up for it', () => {
    const empty = windowUpTo(at('20:00'), { lengthMs, knownSince: undefined });

    expect(outageFigures([], empty)).toMatchObject({
      ...{ mttrMs: undefined, mtbfMs: undefined, availability: undefined },
    });
  });
});
