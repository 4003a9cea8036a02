import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aContext, aRun, hoursBefore, NOON } from '../cases.ts';
import type { RuleContext } from '../context.ts';
import type { FactParams } from '../fact.ts';
import { askFact, changesOf } from '../read-fact.ts';
import { facts, type FactId } from './facts.generated.ts';

const read = (fact: FactId, difference: Partial<RuleContext> = {}, params: FactParams = {}) =>
  askFact({ fact, params }, aContext(difference));

it('are all in the registry, under the name of their file', () => {
  const files = readdirSync(import.meta.dirname)
    .filter((name) => /^[\w-]+\.ts$/.test(name))
    .map((name) =>
      name.slice(0, -3).replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
    );

  expect(Object.keys(facts).toSorted()).toEqual(files.toSorted());
  for (const [id, fact] of Object.entries(facts)) expect(fact.id).toBe(id);
});

it('have a value before anything has happened', async () => {
  const known = {
    configuredScope: 'recent',
    cronDue: true,
    dayOfWeek: 3,
    deadLetters: 0,
    gapsLastRun: 0,
    hourOfDay: 12,
    hoursSinceAnyRun: Infinity,
    hoursSinceLastRun: Infinity,
    interval: 'daily',
    intervalHours: 23.95,
    plexReachable: true,
    queueDepth: 0,
    stashStartedSinceLastRun: true,
    stashUptimeHours: Infinity,
    trigger: 'hook',
  };
  for (const [id, value] of Object.entries(known)) {
    expect(await read(id as FactId, {}, { expression: '0 3 * * *' }), id).toBe(value);
  }
});

it.each([
  ['never', Infinity],
  ['hourly', 0.95],
  ['daily', 23.95],
  ['weekly', 167.95],
] as const)('intervalHours of %s is %d', async (interval, hours) => {
  expect(await read('intervalHours', { interval })).toBe(hours);
});

describe('hoursSinceLastRun', () => {
  const since = (runs: RuleContext['runs'], scope = 'recent_7days') =>
    read('hoursSinceLastRun', { runs }, { scope });

  it('counts complete runs that cover the scope', async () => {
    expect(await since([aRun({ startedAt: hoursBefore(2), scope: 'recent_7days' })])).toBe(2);
    expect(await since([aRun({ startedAt: hoursBefore(2), scope: 'all' })])).toBe(2);
  });

  it.each([
    ['a narrower one', { scope: 'recent' }],
    ['a dry one', { dryRun: true }],
    ['an inconclusive one', { status: 'inconclusive' }],
    ['a failed one', { status: 'failed' }],
    ['one that runs', { status: 'running' }],
    ['one more than 5 minutes ahead', { startedAt: new Date(NOON.getTime() + 300_001) }],
  ] as const)('does not count %s', async (_, difference) => {
    expect(await since([aRun({ startedAt: hoursBefore(2), ...difference }), aRun()])).toBe(24);
    expect(await since([aRun({ startedAt: hoursBefore(2), ...difference })])).toBe(Infinity);
  });

  it('takes a start up to 5 minutes ahead for now', async () => {
    expect(await since([aRun({ startedAt: new Date(NOON.getTime() + 300_000) })])).toBe(0);
  });

  it('counts a narrower run that resets the timer', async () => {
    const manual = aRun({ startedAt: hoursBefore(2), scope: 'recent', trigger: 'manual' });

    expect(await since([{ ...manual, resetsTimers: 'all' }], 'all')).toBe(2);
    expect(await since([{ ...manual, resetsTimers: 'recent_7days' }], 'all')).toBe(Infinity);
    expect(await since([{ ...manual, resetsTimers: 'all', status: 'failed' }], 'all')).toBe(
      Infinity,
    );
  });

  it('looks at instants, not at the order of the list', async () => {
    expect(await since([aRun(), aRun({ startedAt: hoursBefore(2) })])).toBe(2);
  });

  it('means the configured scope unless told', async () => {
    const runs = [aRun({ startedAt: hoursBefore(2), scope: 'recent' }), aRun()];

    expect(await read('hoursSinceLastRun', { runs, configuredScope: 'recent' })).toBe(2);
    expect(
      await read('hoursSinceLastRun', { runs, configuredScope: 'all' }, { scope: 'configured' }),
    ).toBe(24);
  });
});

it('hoursSinceAnyRun counts every end, but no dry run', async () => {
  const runs = [
    aRun({ dryRun: true, startedAt: hoursBefore(1) }),
    aRun({ status: 'failed', startedAt: hoursBefore(2) }),
    aRun(),
  ];

  expect(await read('hoursSinceAnyRun', { runs })).toBe(2);
});

it.each([
  ['the same life', 'life-1', 'life-1', false],
  ['another life', 'life-2', 'life-1', true],
  ['a life not known now', undefined, 'life-1', false],
  ['a life not known then', 'life-2', undefined, false],
])('stashStartedSinceLastRun in %s', async (_, stashLife, then, expected) => {
  const runs = [aRun({ status: 'failed', stashLife: 'x' }), aRun({ stashLife: then })];

  expect(await read('stashStartedSinceLastRun', { stashLife, runs })).toBe(expected);
});

it('stashUptimeHours counts from the start of Stash', async () => {
  expect(await read('stashUptimeHours', { stashStartedAt: hoursBefore(0.5) })).toBe(0.5);
  expect(await read('stashUptimeHours', { stashStartedAt: hoursBefore(-0.5) })).toBe(0);
});

it('queueDepth and deadLetters count jobs', async () => {
  const queue = { pending: 3, leased: 2, dead: 7 };

  expect(await read('queueDepth', { queue })).toBe(5);
  expect(await read('deadLetters', { queue })).toBe(7);
});

it('gapsLastRun counts the gaps of the last complete run, of one type or all', async () => {
  const runs = [
    aRun({ status: 'inconclusive', gaps: { missing: 99 } }),
    aRun({ gaps: { missing: 3, 'stale-sync': 4 } }),
  ];

  expect(await read('gapsLastRun', { runs })).toBe(7);
  expect(await read('gapsLastRun', { runs }, { type: 'missing' })).toBe(3);
  expect(await read('gapsLastRun', { runs }, { type: 'constructor' })).toBe(0);
});

describe('the clock on the wall', () => {
  it.each([
    ['2026-03-04T23:30:00Z', 'Europe/Berlin', 0, 4],
    ['2026-03-04T23:30:00Z', 'America/New_York', 18, 3],
    ['2026-03-07T18:45:00Z', 'Asia/Kolkata', 0, 0],
  ])('%s in %s', async (instant, zone, hour, day) => {
    const now = new Date(instant);

    expect(await read('hourOfDay', { now, timeZone: zone })).toBe(hour);
    expect(await read('dayOfWeek', { now }, { zone })).toBe(day);
  });

  it('is that of the machine when no zone is known', async () => {
    const context = aContext();
    delete (context as { timeZone?: string }).timeZone;

    expect(await askFact({ fact: 'hourOfDay' }, context)).toBe(NOON.getHours());
  });

  it('changes at the full hour, where zones have it', () => {
    const context = aContext({ timeZone: 'Asia/Kathmandu' });

    expect(changesOf({ fact: 'hourOfDay' }, [3], context)).toEqual([
      new Date('2026-03-04T12:15:00Z'),
    ]);
  });

  it('is followed to the change of the day without passing it', () => {
    const midnight = new Date('2026-03-04T18:15:00Z');
    let now = NOON;
    for (let steps = 0; now < midnight; steps += 1) {
      const context = aContext({ now, timeZone: 'Asia/Kathmandu' });
      const [next = NOON] = changesOf({ fact: 'dayOfWeek' }, [3], context);
      expect(next.getTime()).toBeGreaterThan(now.getTime());
      expect(steps).toBeLessThan(8);
      now = next;
    }
    expect(now).toEqual(midnight);
  });
});

describe('cronDue', () => {
  const at3 = { expression: '0 3 * * *', scope: 'all' };
  const due = (difference: Partial<RuleContext>, params: FactParams = at3) =>
    read('cronDue', difference, params);

  it('holds from its instant on, until a run of the scope has started after it', async () => {
    const runs = [aRun({ startedAt: new Date('2026-03-03T03:00:00Z') })];

    expect(await due({ runs, now: new Date('2026-03-04T02:59:59.999Z') })).toBe(false);
    expect(await due({ runs, now: new Date('2026-03-04T03:00:00Z') })).toBe(true);
    expect(await due({ runs, now: new Date('2026-03-06T12:00:00Z') })).toBe(true);
    expect(await due({ runs: [aRun({ startedAt: hoursBefore(9) }), ...runs] })).toBe(false);
    expect(
      await due({ runs: [aRun({ startedAt: hoursBefore(8), scope: 'recent' }), ...runs] }),
    ).toBe(true);
  });

  it('means the zone it names, else that of the context', async () => {
    const runs = [aRun({ startedAt: new Date('2026-03-04T01:00:00Z') })];
    const now = new Date('2026-03-04T02:30:00Z');

    expect(await due({ runs, now }, { ...at3, zone: 'Europe/Berlin' })).toBe(true);
    expect(await due({ runs, now, timeZone: 'Europe/Berlin' })).toBe(true);
    expect(await due({ runs, now, timeZone: 'UTC' })).toBe(false);
  });

  it('is unknown when the expression makes no sense, and never changes', async () => {
    expect(await due({}, { expression: 'x y' })).toBeUndefined();
    expect(
      changesOf({ fact: 'cronDue', params: { expression: 'x y' } }, [true], aContext()),
    ).toEqual([]);
  });
});
