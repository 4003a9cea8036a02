import type { NextDue } from '@stash2plex/core';
import { describe, expect, it } from 'vitest';
import { builtInRules } from './built-in-rules.ts';
import { aContext, aPlex, aRun, hoursBefore, NOON } from './cases.ts';
import type { RuleContext } from './context.ts';
import { loadRules } from './load/load-rules.ts';
import { nextDue } from './next-due.ts';

const foreseen = (difference: Partial<RuleContext>, own: readonly object[] = []) =>
  nextDue(loadRules(own).rules, aContext(difference));
const at = (instant: string, rule: string, scope: string) =>
  ({ status: 'at', at: new Date(instant), rule, scope }) as NextDue;
const own = (name: string, ...all: readonly object[]) => ({
  name,
  conditions: { all },
  event: { type: 'reconcile', params: { scope: 'all' } },
});
const atNight = { fact: 'hourOfDay', operator: 'in', value: [2, 3] };
const onSunday = { fact: 'dayOfWeek', operator: 'equal', value: 0 };
const dayOld = { fact: 'hoursSinceLastRun', operator: 'greaterThan', value: 24 };

describe('the next automatic run', () => {
  it('is an interval less 3 minutes after the last one', async () => {
    const runs = [aRun({ startedAt: hoursBefore(4), scope: 'recent' })];

    expect(await foreseen({ runs })).toEqual(at('2026-03-05T07:57:00Z', 'interval', 'recent'));
    expect(await foreseen({ runs, interval: 'weekly' })).toEqual(
      at('2026-03-11T07:57:00Z', 'interval', 'recent'),
    );
  });

  it('is now when it is due and Plex answers', async () => {
    const plex = aPlex(true);

    expect(await foreseen({ ...plex })).toEqual(
      at('2026-03-04T12:00:00Z', 'startup-gap', 'recent'),
    );
    expect(plex.asked).toBe(1);
  });

  it('waits for Plex when only that holds it', async () => {
    expect(await foreseen({ ...aPlex(false), configuredScope: 'all' })).toEqual({
      status: 'when-plex-answers',
      rule: 'interval',
      scope: 'all',
    });
  });

  it('is foreseen without asking Plex', async () => {
    const plex = aPlex(false);

    await foreseen({ ...plex, runs: [aRun({ startedAt: hoursBefore(4) })] });

    expect(plex.asked).toBe(0);
  });

  it('follows a restart of Stash an hour after the last run', async () => {
    const runs = [aRun({ startedAt: hoursBefore(0.25) })];

    expect(await foreseen({ runs, stashLife: 'life-2' })).toEqual(
      at('2026-03-04T12:45:00Z', 'startup-gap', 'recent'),
    );
  });

  it('waits after runs that failed', async () => {
    const runs = [aRun({ startedAt: hoursBefore(0.1), scope: 'recent', status: 'failed' })];

    expect(await foreseen({ runs })).toEqual(at('2026-03-04T12:09:00Z', 'startup-gap', 'recent'));
  });

  it('is foreseen after a run by hand as for any look', async () => {
    const manual = aRun({
      scope: 'recent',
      trigger: 'manual',
      resetsTimers: 'all',
      startedAt: NOON,
    });

    expect(await foreseen({ trigger: 'manual', configuredScope: 'all', runs: [manual] })).toEqual(
      at('2026-03-05T11:57:00Z', 'interval', 'all'),
    );
  });

  it('forgets a run that lies in the future', async () => {
    const runs = [aRun({ startedAt: hoursBefore(-48) })];

    expect(await foreseen({ runs })).toMatchObject({ status: 'at', at: NOON });
  });
});

describe('own rules', () => {
  const never = { interval: 'never', runs: [aRun({ startedAt: hoursBefore(1) })] } as const;

  it('are foreseen under never', async () => {
    expect(await foreseen(never, [own('old', dayOld)])).toEqual(
      at('2026-03-05T11:00:00.001Z', 'old', 'all'),
    );
  });

  it('are foreseen by the clock on the wall', async () => {
    expect(await foreseen(never, [own('night', atNight, onSunday)])).toEqual(
      at('2026-03-08T02:00:00Z', 'night', 'all'),
    );
    expect(await foreseen(never, [own('night', atNight, dayOld)])).toEqual(
      at('2026-03-06T02:00:00Z', 'night', 'all'),
    );
  });

  it('are foreseen by cron', async () => {
    const due = { fact: 'cronDue', operator: 'equal', value: true };
    const params = { expression: '30 4 1 * *', zone: 'Europe/Berlin' };

    expect(await foreseen(never, [own('monthly', { ...due, params })])).toEqual(
      at('2026-04-01T02:30:00Z', 'monthly', 'all'),
    );
  });

  it('are foreseen after what holds them', async () => {
    const office = {
      name: 'office',
      conditions: { not: atNight },
      event: { type: 'hold' },
    };

    expect(await foreseen({ runs: [] }, [office])).toEqual(
      at('2026-03-05T02:00:00Z', 'startup-gap', 'recent'),
    );
  });

  it('that want Plex are due when it answers', async () => {
    const up = { fact: 'plexReachable', operator: 'equal', value: true };
    const context = { ...never, ...aPlex(false) };

    expect(await foreseen(context, [own('up', up)])).toEqual({
      status: 'when-plex-answers',
      rule: 'up',
      scope: 'all',
    });
  });

  it('may compare two things that move in step', async () => {
    const runs = [aRun(), aRun({ scope: 'recent', startedAt: hoursBefore(1) })];
    const since = (scope: string) => ({ fact: 'hoursSinceLastRun', params: { scope } });
    const lags = { ...since('recent'), operator: 'lessThan', value: since('all') };

    expect(
      await foreseen({ ...never, runs }, [own('step', lags, { ...dayOld, value: 48 })]),
    ).toEqual(at('2026-03-05T12:00:00.001Z', 'step', 'all'));
  });

  it('may compare two things that move', async () => {
    const moving = { ...dayOld, value: { fact: 'hourOfDay' }, params: { scope: 'recent' } };

    expect(await foreseen({ ...never, now: hoursBefore(0.5) }, [own('odd', moving)])).toMatchObject(
      {
        at: new Date('2026-03-05T00:00:00Z'),
      },
    );
  });
});

describe('nothing is foreseen', () => {
  it('under never before the first run', async () => {
    expect(await foreseen({ interval: 'never' })).toEqual({
      status: 'not-foreseen',
      because: [
        'no run yet: start Reconcile (All)',
        'reconcile_interval is never, and no other rule comes due by the passing of time alone',
      ],
    });
  });

  it('without rules', async () => {
    expect(await nextDue([], aContext({ runs: [aRun()] }))).toEqual({
      status: 'not-foreseen',
      because: ['no rule comes due within 400 days by the passing of time alone'],
    });
  });

  it('for rules that time does not touch', async () => {
    const plex = aPlex(true);
    const full = { fact: 'queueDepth', operator: 'greaterThan', value: 5 };
    const rules = [own('full', full), own('full at night', { any: [full] }, atNight)];

    expect(await foreseen({ ...plex, interval: 'never' }, rules)).toMatchObject({
      status: 'not-foreseen',
    });
    expect(plex.asked).toBe(0);
  });

  it('beyond the horizon', async () => {
    const old = { ...dayOld, value: 401 * 24 };

    expect(
      await foreseen({ interval: 'never', runs: [aRun({ startedAt: NOON })] }, [own('old', old)]),
    ).toMatchObject({ status: 'not-foreseen' });
  });

  it('for what never comes together, and the search ends', async () => {
    const noon = { fact: 'hourOfDay', operator: 'equal', value: 12 };

    expect(await foreseen({ interval: 'never' }, [own('x', atNight, noon)])).toMatchObject({
      status: 'not-foreseen',
    });
  });
});

it('knows the built-in rules as loaded and as data alike', async () => {
  const context = aContext({ runs: [aRun({ startedAt: hoursBefore(4) })] });

  expect(await nextDue(builtInRules, context)).toEqual(await foreseen(context));
});
