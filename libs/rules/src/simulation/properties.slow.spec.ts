import { INTERVALS, SCOPES } from '@stash2plex/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { builtInRules } from '../built-in-rules.ts';
import { HOUR, MINUTE, NOON } from '../cases.ts';
import type { RuleContext } from '../context.ts';
import { decide } from '../decide.ts';
import { fold, resetsOf } from '../fold.ts';
import { nextDue } from '../next-due.ts';
import { firedPlainly } from '../plain.ts';
import type { TriggerRule } from '../rule.ts';
import { plainModel, play, type Call, type Started } from './cases.ts';
import { contexts, life, ruleSets, statuses, waitingRules } from './random/cases.ts';

/** A busy machine must not look like a wrong decision. */
const patient = { timeout: 60_000 };

const settings = fc.record({
  interval: fc.constantFrom(...INTERVALS),
  configuredScope: fc.constantFrom(...SCOPES),
});
const gaps = fc.oneof(
  fc.constantFrom(0, 1, 15, 57, 60, 23 * 60 + 57, 24 * 60, 168 * 60 - 3, -4, -6, -3000),
  fc.integer({ min: 0, max: 600 }),
  fc.integer({ min: 0, max: 12_000 }),
);
const calls = fc
  .array(
    fc.record({
      minutes: gaps,
      jitterMs: fc.constantFrom(0, 0, 1, -1, 999),
      life,
      byHand: fc.option(fc.constantFrom(...SCOPES), { freq: 6, nil: undefined }),
      ends: fc.constantFrom(...statuses),
      plexAnswers: fc.constantFrom(true, true, true, false),
      dryRun: fc.constantFrom(false, false, false, true),
    }),
    { minLength: 1, maxLength: 60, size: 'max' },
  )
  .map((steps): Call[] => {
    let at = NOON.getTime();
    return steps.map(({ minutes, jitterMs, byHand, dryRun, ...rest }) => {
      at += minutes * MINUTE + jitterMs;
      const hand = byHand ? { byHand, dryRun } : {};
      return { ...rest, ...hand, at: new Date(at) };
    });
  });

async function byEngine(rules: readonly TriggerRule[], context: RuleContext) {
  const { decision, resetsTimers } = await decide(rules, context);
  if (context.trigger === 'manual') return { rule: 'manual', scope: 'all' as const, resetsTimers };
  return decision.run ? { rule: decision.rule, scope: decision.scope, resetsTimers } : undefined;
}

function byPlainEvaluator(
  rules: readonly TriggerRule[],
  context: RuleContext,
  plexReachable: boolean,
): Started | undefined {
  const fired = firedPlainly(rules, {
    context,
    assumed: new Map([['plexReachable', plexReachable]]),
  });
  const resetsTimers = resetsOf(fired, context);
  if (context.trigger === 'manual') return { rule: 'manual', scope: 'all', resetsTimers };
  const { chosen, holds } = fold(fired, context);
  return chosen && holds.length === 0
    ? { rule: chosen.rule.name, scope: chosen.scope, resetsTimers }
    : undefined;
}

it('decides as the plain model does, in every random history', patient, async () => {
  await fc.assert(
    fc.asyncProperty(calls, settings, async (history, chosen) => {
      await play(history, chosen, async (context) => {
        const expected = plainModel(context, await context.plexReachable());
        expect(await byEngine(builtInRules, context)).toEqual(expected);
        return expected;
      });
    }),
    { numRuns: 400 },
  );
});

it(
  'evaluates plainly as the plain model does, in thousands of random histories',
  patient,
  async () => {
    await fc.assert(
      fc.asyncProperty(calls, settings, async (history, chosen) => {
        await play(history, chosen, async (context) => {
          const plex = await context.plexReachable();
          const expected = plainModel(context, plex);
          expect(byPlainEvaluator(builtInRules, context, plex)).toEqual(expected);
          return expected;
        });
      }),
      { numRuns: 1000 },
    );
  },
);

it('decides by the engine as by the plain evaluator, whatever the rules', patient, async () => {
  await fc.assert(
    fc.asyncProperty(ruleSets, contexts, fc.boolean(), async (rules, context, plex) => {
      const asked = { ...context, plexReachable: () => Promise.resolve(plex) };

      const decided = await byEngine(rules, asked);

      const expected = byPlainEvaluator(rules, asked, plex);
      // Timers of no run are nobody's, so rules that would reset them may go unasked.
      expect(decided?.rule).toBe(expected?.rule);
      expect(decided).toEqual(expected);
    }),
    { numRuns: 600 },
  );
});

it('foresees the first instant at which the rules say run', patient, async () => {
  let foreseen = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(ruleSets, waitingRules),
      fc.oneof(
        contexts,
        contexts.map((context) => ({ ...context, interval: 'never' as const })),
      ),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
      async (rules, context, probes) => {
        const next = await nextDue(rules, context);
        const at = next.status === 'at' ? next.at.getTime() : Infinity;
        const now = context.now.getTime();
        const runsAt = async (instant: number) =>
          (await decide(rules, { ...context, now: new Date(instant) })).decision.run;

        if (next.status === 'at') {
          foreseen += next.at > context.now ? 1 : 0;
          const { decision } = await decide(rules, { ...context, now: next.at });
          expect(decision).toMatchObject({ run: true, rule: next.rule, scope: next.scope });
        }
        const end = Math.min(at, now + 400 * 24 * HOUR);
        const before = [
          end - 1,
          now,
          ...probes.map((share) => Math.floor(now + share * (end - now))),
        ];
        for (const instant of before) {
          if (instant >= now && instant < at) expect(await runsAt(instant)).toBe(false);
        }
      },
    ),
    { numRuns: 120 },
  );
  expect(foreseen).toBeGreaterThan(5);
});
