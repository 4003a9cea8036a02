import type { Interval, RunRecord, Scope } from '@stash2plex/core';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, NOON } from '../cases.ts';
import { decide } from '../decide.ts';
import { loadRules } from '../load/load-rules.ts';
import { play, type Call, type Settings, type Started } from './cases.ts';

const WEEKS_3 = 3 * 7 * 24;

/** A call every so often, the first at noon. */
function callsEvery(
  step: number,
  count: number,
  differ: (index: number) => Partial<Call> = () => ({}),
) {
  return Array.from({ length: count }, (_, index): Call => {
    const at = new Date(NOON.getTime() + index * step);
    return { at, life: 'life-1', ...differ(index) };
  });
}

async function runsOf(
  calls: readonly Call[],
  settings: Settings,
  own: readonly object[] = [],
): Promise<readonly RunRecord[]> {
  const { rules, problems } = loadRules(own);
  expect(problems).toEqual([]);
  return play(calls, settings, async (context): Promise<Started | undefined> => {
    const { decision, resetsTimers } = await decide(rules, context);
    if (context.trigger === 'manual') return { rule: 'manual', scope: 'all', resetsTimers };
    return decision.run ? { ...decision, resetsTimers } : undefined;
  });
}

const counted = (runs: readonly RunRecord[]) => {
  const counts: Record<string, number> = {};
  for (const { rule, scope } of runs) {
    counts[`${rule} ${scope}`] = (counts[`${rule} ${scope}`] ?? 0) + 1;
  }
  return counts;
};
const hoursOf = (runs: readonly RunRecord[]) =>
  runs.map(({ startedAt }) => (startedAt.getTime() - NOON.getTime()) / HOUR);

describe('three weeks of hourly calls', () => {
  const expected: readonly [Interval, Scope, Record<string, number>][] = [
    ['hourly', 'recent', { 'startup-gap recent': 1, 'interval recent': 503 }],
    ['hourly', 'recent_7days', { 'interval recent_7days': 504 }],
    ['hourly', 'all', { 'interval all': 504 }],
    ['daily', 'recent', { 'startup-gap recent': 1, 'interval recent': 20 }],
    ['daily', 'recent_7days', { 'interval recent_7days': 21 }],
    ['daily', 'all', { 'interval all': 21 }],
    ['weekly', 'recent', { 'startup-gap recent': 1, 'interval recent': 2 }],
    ['weekly', 'recent_7days', { 'interval recent_7days': 3 }],
    ['weekly', 'all', { 'interval all': 3 }],
    ['never', 'recent', {}],
    ['never', 'recent_7days', {}],
    ['never', 'all', {}],
  ];

  it.each(expected)('%s, %s', async (interval, configuredScope, counts) => {
    const runs = await runsOf(callsEvery(HOUR, WEEKS_3), { interval, configuredScope });

    expect(counted(runs)).toEqual(counts);
  });

  it.each(expected)('%s, %s, give or take a minute', async (interval, configuredScope, counts) => {
    const jitter = [0, 55, -58, 12, -31, 60, -60, 44].map((seconds) => seconds * 1000);
    const calls = callsEvery(HOUR, WEEKS_3, (index) => ({
      at: new Date(NOON.getTime() + index * HOUR + (jitter[(index * 5) % 8] ?? 0)),
    }));

    expect(counted(await runsOf(calls, { interval, configuredScope }))).toEqual(counts);
  });
});

it('runs daily at odd times: never before the interval, and at the first call after it', async () => {
  const runs = await runsOf(callsEvery(7 * HOUR, 24), {
    interval: 'daily',
    configuredScope: 'all',
  });

  expect(hoursOf(runs)).toEqual([0, 28, 56, 84, 112, 140]);
});

describe('restarts of Stash', () => {
  it('start one run each, if the last one is an hour old', async () => {
    const calls = callsEvery(30 * MINUTE, 96, (index) => ({
      life: `life-${Math.floor(index / 20)}`,
    }));

    const runs = await runsOf(calls, { interval: 'weekly', configuredScope: 'all' });

    expect(counted(runs)).toEqual({ 'interval all': 1, 'startup-gap recent': 4 });
    expect(hoursOf(runs)).toEqual([0, 10, 20, 30, 40]);
  });

  it('within the hour wait for it', async () => {
    const calls = callsEvery(20 * MINUTE, 12, (index) => ({ life: index < 1 ? 'a' : 'b' }));

    const runs = await runsOf(calls, { interval: 'weekly', configuredScope: 'all' });

    expect(hoursOf(runs)).toEqual([0, 1]);
  });

  it('do not push back a weekly run of everything', async () => {
    const calls = callsEvery(HOUR, 21 * 24, (index) => ({
      life: `life-${Math.floor(index / 24)}`,
    }));

    const runs = await runsOf(calls, { interval: 'weekly', configuredScope: 'all' });

    expect(counted(runs)).toEqual({ 'interval all': 3, 'startup-gap recent': 18 });
    expect(hoursOf(runs.filter(({ scope }) => scope === 'all'))).toEqual([0, 168, 336]);
  });

  it('start nothing under never, or when nobody can tell them', async () => {
    const restarting = callsEvery(HOUR, 200, (index) => ({ life: `life-${index}` }));
    const untold = callsEvery(HOUR, 160, () => ({ life: undefined }));

    expect(await runsOf(restarting, { interval: 'never', configuredScope: 'all' })).toEqual([]);
    expect(
      counted(await runsOf(untold, { interval: 'weekly', configuredScope: 'recent' })),
    ).toEqual({
      'startup-gap recent': 1,
    });
  });
});

describe('runs by hand', () => {
  const byHandAt = (hour: number, difference: Partial<Call> = {}) =>
    callsEvery(HOUR, 60, (index) => (index === hour ? { byHand: 'recent', ...difference } : {}));
  const daily: Settings = { interval: 'daily', configuredScope: 'all' };

  it('postpone every timer', async () => {
    expect(hoursOf(await runsOf(byHandAt(20), daily))).toEqual([0, 20, 44]);
  });

  it('that fail postpone nothing, and nothing waits for them', async () => {
    const calls = byHandAt(23, { ends: 'failed', byHand: 'all' });

    expect(hoursOf(await runsOf(calls, daily))).toEqual([0, 23, 24, 48]);
  });

  it('that are dry postpone nothing', async () => {
    expect(hoursOf(await runsOf(byHandAt(20, { dryRun: true }), daily))).toEqual([0, 20, 24, 48]);
  });

  it('count like any other without the rule that resets', async () => {
    const off = {
      name: 'manual-reset',
      conditions: { not: { fact: 'trigger', operator: 'in', value: ['hook', 'task', 'manual'] } },
      event: { type: 'resetTimer', params: { scope: 'all' } },
    };

    expect(hoursOf(await runsOf(byHandAt(20), daily, [off]))).toEqual([0, 20, 24, 48]);
    expect(hoursOf(await runsOf(byHandAt(20, { byHand: 'all' }), daily, [off]))).toEqual([
      0, 20, 44,
    ]);
  });
});

it('runs that fail back off: 15 minutes, an hour, then six', async () => {
  const calls = callsEvery(5 * MINUTE, 288, () => ({ ends: 'failed' }));

  const runs = await runsOf(calls, { interval: 'daily', configuredScope: 'recent' });

  expect(hoursOf(runs)).toEqual([0, 0.25, 1.25, 7.25, 13.25, 19.25]);
});

it('a run that completes ends the waiting', async () => {
  const calls = callsEvery(5 * MINUTE, 600, (index) => ({
    ends: index < 10 ? 'inconclusive' : 'complete',
  }));

  const runs = await runsOf(calls, { interval: 'daily', configuredScope: 'recent' });

  // 23 h 57 min after the run at 1.25, at the next five minutes.
  expect(hoursOf(runs)).toEqual([0, 0.25, 1.25, 25.25, 49.25]);
});

it('runs of another scope go on meanwhile', async () => {
  const calls = callsEvery(HOUR, 6, (index) => ({ ends: index === 0 ? 'failed' : 'complete' }));

  const runs = await runsOf(calls, { interval: 'daily', configuredScope: 'all' });

  expect(runs.map(({ rule, scope }) => `${rule} ${scope}`)).toEqual([
    'interval all',
    'interval all',
  ]);
});

it('waits while Plex is down, and runs at the first call after', async () => {
  const calls = callsEvery(HOUR, 60, (index) => ({ plexAnswers: index < 20 || index > 30 }));

  const runs = await runsOf(calls, { interval: 'daily', configuredScope: 'all' });

  expect(hoursOf(runs)).toEqual([0, 31, 55]);
});

describe('own rules', () => {
  const sixHourly = {
    name: 'six-hourly',
    conditions: {
      all: [{ fact: 'hoursSinceLastRun', operator: 'greaterThanInclusive', value: 6 }],
    },
    event: { type: 'reconcile', params: { scope: 'recent_7days' } },
  };

  it('fire under never', async () => {
    const calls = callsEvery(HOUR, 48, (index) => ({ life: `life-${Math.floor(index / 5)}` }));

    const runs = await runsOf(calls, { interval: 'never', configuredScope: 'recent' }, [sixHourly]);

    expect(counted(runs)).toEqual({ 'six-hourly recent_7days': 8 });
    expect(hoursOf(runs)).toEqual([0, 6, 12, 18, 24, 30, 36, 42]);
  });

  it('run each night by cron, at the first call after', async () => {
    const nightly = {
      name: 'nightly',
      conditions: {
        all: [
          { fact: 'cronDue', params: { expression: '30 3 * * *' }, operator: 'equal', value: true },
        ],
      },
      event: { type: 'reconcile', params: { scope: 'all' } },
    };
    const calls = callsEvery(HOUR, 7 * 24);

    const runs = await runsOf(calls, { interval: 'never', configuredScope: 'recent' }, [nightly]);

    expect(hoursOf(runs)).toEqual([0, 16, 40, 64, 88, 112, 136, 160]);
  });

  it('hold by day what is due by night', async () => {
    const quiet = {
      name: 'quiet',
      conditions: { not: { fact: 'hourOfDay', operator: 'in', value: [2, 3, 4] } },
      event: { type: 'hold', params: { reason: 'only at night' } },
    };
    const calls = callsEvery(HOUR, 4 * 24);

    const runs = await runsOf(calls, { interval: 'daily', configuredScope: 'all' }, [quiet]);

    expect(hoursOf(runs)).toEqual([14, 38, 62, 86]);
  });
});

it('a clock that jumped ahead and came back loses no run', async () => {
  const jumped = callsEvery(HOUR, 100, (index) =>
    index === 3 ? { at: new Date(NOON.getTime() + 400 * DAY) } : {},
  );

  const runs = await runsOf(jumped, { interval: 'daily', configuredScope: 'all' });

  expect(hoursOf(runs)).toEqual([0, 400 * 24, 24, 48, 72, 96]);
});
