import type { Scope } from '@stash2plex/core';
import { describe, expect, it } from 'vitest';
import { builtInRules } from './built-in-rules.ts';
import {
  aContext,
  always,
  aPlex,
  aRun,
  hold,
  hoursBefore,
  never,
  plexIs,
  reconcile,
  report,
  reset,
} from './cases.ts';
import { decide } from './decide.ts';

const ran = (rule: string, scope: Scope) => ({ run: true, rule, scope });
const stayed = { run: false, rule: null, scope: null };

describe('the fold', () => {
  it('runs the widest scope, once', async () => {
    const rules = [reconcile('a', 'recent'), reconcile('b', 'all'), reconcile('c', 'recent_7days')];

    const { decision } = await decide(rules, aContext());

    expect(decision).toMatchObject(ran('b', 'all'));
    expect(decision.because).toEqual([
      'b: queueDepth is 0 (greaterThanInclusive 0)',
      'a: due as well; its scope recent is part of all',
      'c: due as well; its scope recent_7days is part of all',
    ]);
  });

  it('takes the first in the list among equals', async () => {
    const rules = [reconcile('x', 'all', never), reconcile('a', 'all'), reconcile('b', 'all')];

    expect((await decide(rules, aContext())).decision).toMatchObject(ran('a', 'all'));
  });

  it('takes the configured scope for what it is now', async () => {
    const rules = [reconcile('a', 'recent_7days'), reconcile('b', 'configured')];
    const decided = async (configuredScope: Scope) =>
      (await decide(rules, aContext({ configuredScope }))).decision;

    expect(await decided('recent')).toMatchObject(ran('a', 'recent_7days'));
    expect(await decided('recent_7days')).toMatchObject(ran('a', 'recent_7days'));
    expect(await decided('all')).toMatchObject(ran('b', 'all'));
  });

  it('runs nothing while a rule holds, wherever it stands', async () => {
    for (const rules of [
      [hold(), reconcile('a', 'all')],
      [reconcile('a', 'all'), hold()],
    ]) {
      const { decision } = await decide(rules, aContext());

      expect(decision).toMatchObject(stayed);
      expect(decision.because).toContain('hold: wait (queueDepth is 0 (greaterThanInclusive 0))');
      expect(decision.because).toContain('a: due (all), but held by hold');
    }
  });

  it('hands over what report rules say', async () => {
    expect((await decide([report(), report(never)], aContext())).reports).toEqual([
      { rule: 'tell', message: 'Look!' },
    ]);
  });

  it('resets the timers of the widest scope asked for', async () => {
    const rules = [reset('a', 'recent'), reset('b', 'configured'), reset('c', 'all', never)];

    const { resetsTimers } = await decide(rules, aContext({ configuredScope: 'recent_7days' }));

    expect(resetsTimers).toBe('recent_7days');
  });

  it('says no without rules', async () => {
    expect(await decide([], aContext())).toEqual({
      decision: { ...stayed, because: [] },
      resetsTimers: undefined,
      reports: [],
    });
  });
});

describe('Plex', () => {
  it('is not asked while nothing is due', async () => {
    const plex = aPlex(true);

    const { decision } = await decide(
      builtInRules,
      aContext({ ...plex, runs: [aRun({ startedAt: hoursBefore(3.2) })] }),
    );

    expect(plex.asked).toBe(0);
    expect(decision).toEqual({
      ...stayed,
      because: [
        'hold-while-plex-is-down: not asked: nothing is due',
        'manual-reset: trigger is hook, needs equal manual',
        'startup-gap: stashStartedSinceLastRun is false, needs equal true',
        'interval: hoursSinceLastRun(configured) is 3.2, needs greaterThanInclusive 23.95',
      ],
    });
  });

  it('is asked once when something is due, and holds it when silent', async () => {
    for (const [answers, expected] of [
      [true, ran('startup-gap', 'recent')],
      [false, stayed],
    ] as const) {
      const plex = aPlex(answers);

      const { decision } = await decide(builtInRules, aContext({ ...plex }));

      expect(plex.asked).toBe(1);
      expect(decision).toMatchObject(expected);
    }
  });

  it('says what it holds', async () => {
    const { decision } = await decide(builtInRules, aContext({ ...aPlex(false) }));

    expect(decision.because).toEqual([
      'hold-while-plex-is-down: Plex does not answer (plexReachable is false)',
      'manual-reset: trigger is hook, needs equal manual',
      'startup-gap: due (recent), but held by hold-while-plex-is-down',
      'interval: due (recent), but held by hold-while-plex-is-down',
    ]);
  });

  it('counts as silent when asking fails', async () => {
    const plexReachable = () => Promise.reject(new Error('boom'));

    const { decision } = await decide(builtInRules, aContext({ plexReachable }));

    expect(decision).toMatchObject(stayed);
  });

  it('is asked once for all the rules that want to know', async () => {
    const plex = aPlex(true);
    const rules = [reconcile('a', 'all', plexIs(true)), hold(plexIs(false)), report(plexIs(true))];

    expect((await decide(rules, aContext({ ...plex }))).decision).toMatchObject(ran('a', 'all'));
    expect(plex.asked).toBe(1);
  });

  it('is not asked by a rule whose other conditions have failed', async () => {
    const plex = aPlex(true);
    const grouped = { any: [plexIs(true), { not: plexIs(false) }] };

    await decide([reconcile('a', 'all', { all: [grouped, never, plexIs(true)] })], aContext(plex));

    expect(plex.asked).toBe(0);
  });

  it('is asked by a rule whose other conditions hold', async () => {
    const plex = aPlex(false);
    const rules = [reconcile('a', 'all', { all: [plexIs(true), always] })];

    const { decision } = await decide(rules, aContext(plex));

    expect(plex.asked).toBe(1);
    expect(decision.because).toEqual(['a: plexReachable is false, needs equal true']);
  });

  it('is not asked when another rule holds anyway', async () => {
    const plex = aPlex(true);

    await decide(
      [reconcile('a', 'all'), hold(), { ...hold(plexIs(false)), name: 'b' }],
      aContext(plex),
    );

    expect(plex.asked).toBe(0);
  });

  it('is not asked while failed runs wait', async () => {
    const plex = aPlex(true);
    const failed = aRun({ scope: 'recent', status: 'failed', startedAt: hoursBefore(0.1) });

    await decide(builtInRules, aContext({ ...plex, runs: [failed] }));

    expect(plex.asked).toBe(0);
  });
});

describe('a run by hand', () => {
  it('is not the rules to decide; they say whose timers it resets', async () => {
    const plex = aPlex(false);
    const rules = [...builtInRules, reconcile('own', 'all'), hold(), report()];

    const outcome = await decide(rules, aContext({ ...plex, trigger: 'manual' }));

    expect(outcome).toEqual({
      decision: {
        ...stayed,
        because: ['started by hand: rules that start or hold automatic runs are not obeyed'],
      },
      resetsTimers: 'all',
      reports: [{ rule: 'tell', message: 'Look!' }],
    });
    expect(plex.asked).toBe(0);
  });

  it('resets nothing when no rule says so', async () => {
    const context = aContext({ trigger: 'manual' });

    expect((await decide([reset('a', 'all', never)], context)).resetsTimers).toBeUndefined();
  });
});
