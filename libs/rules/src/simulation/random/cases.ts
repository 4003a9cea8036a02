// Rules, histories and instants at random.
import { INTERVALS, SCOPES, type RunStatus } from '@stash2plex/core';
import fc from 'fast-check';
import { aContext, aRun, HOUR, MINUTE, NOON } from '../../cases.ts';
import { loadRules } from '../../load/load-rules.ts';
import type { TriggerRule } from '../../rule.ts';

/** How runs end, most of them well. */
export const statuses: readonly RunStatus[] = [
  'complete',
  'complete',
  'inconclusive',
  'failed',
  'running',
];
/** Of Stash's process: mostly the same one. */
export const life = fc.constantFrom('a', 'a', 'a', 'b', undefined);

const runs = fc.array(
  fc
    .record({
      scope: fc.constantFrom(...SCOPES),
      status: fc.constantFrom(...statuses),
      trigger: fc.constantFrom('hook' as const, 'task' as const, 'manual' as const),
      dryRun: fc.constantFrom(false, false, true),
      stashLife: life,
      resetsTimers: fc.option(fc.constantFrom(...SCOPES), { nil: undefined, freq: 3 }),
      gaps: fc.constantFrom({}, { missing: 2 }),
      agoMs: fc.integer({ min: -20 * MINUTE, max: 200 * HOUR }),
    })
    .map(({ agoMs, ...run }) => aRun({ ...run, startedAt: new Date(NOON.getTime() - agoMs) })),
  { maxLength: 5 },
);

/** Any history, at instants where clocks are interesting. */
export const contexts = fc
  .record({
    interval: fc.constantFrom(...INTERVALS),
    configuredScope: fc.constantFrom(...SCOPES),
    runs,
    trigger: fc.constantFrom('hook' as const, 'task' as const),
    stashLife: life,
    stashStartedAt: fc.option(
      fc.integer({ min: 0, max: 90 * HOUR }).map((ms) => new Date(NOON.getTime() - ms)),
      { nil: undefined },
    ),
    queue: fc.record({ pending: fc.nat(3), leased: fc.nat(2), dead: fc.nat(2) }),
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe'),
    // Around changes of the clocks, too.
    now: fc.constantFrom(
      NOON,
      new Date('2026-03-28T22:10:00.123Z'),
      new Date('2026-10-24T21:00:00Z'),
      new Date('2026-04-04T14:59:59.999Z'),
    ),
  })
  .map(({ runs: history, ...rest }) => {
    const shift = rest.now.getTime() - NOON.getTime();
    const moved = history.map((run) => ({
      ...run,
      startedAt: new Date(run.startedAt.getTime() + shift),
    }));
    return aContext({ ...rest, runs: moved });
  });

const scopeParam = fc.option(
  fc.constantFrom(...SCOPES, 'configured' as const).map((scope) => ({ scope })),
  { nil: undefined },
);
const numberOperator = fc.constantFrom(
  'equal',
  'notEqual',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
);
const hours = fc.oneof(
  fc.constantFrom(0, 0.1, 1, 2.5, 6, 23.95, 24, 100),
  fc.double({ min: 0, max: 200, noNaN: true }),
);
const hoursFact = fc.oneof(
  fc.record(
    { fact: fc.constant('hoursSinceLastRun'), params: scopeParam },
    { requiredKeys: ['fact'] },
  ),
  fc.constantFrom({ fact: 'hoursSinceAnyRun' }, { fact: 'stashUptimeHours' }),
);
const equality = fc.constantFrom('equal', 'notEqual');
const comparison = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(hoursFact, numberOperator, hours)
      .map(([left, operator, value]) => ({ ...left, operator, value })),
  },
  fc
    .tuple(
      hoursFact,
      numberOperator,
      fc.oneof(hoursFact, fc.constantFrom({ fact: 'intervalHours' }, { fact: 'hourOfDay' })),
    )
    .map(([left, operator, value]) => ({ ...left, operator, value })),
  fc.record({
    fact: fc.constant('hourOfDay'),
    operator: fc.constantFrom('in', 'notIn'),
    value: fc.uniqueArray(fc.nat(23), { minLength: 1, maxLength: 12 }),
  }),
  fc.record({ fact: fc.constant('hourOfDay'), operator: numberOperator, value: fc.nat(23) }),
  fc.record({ fact: fc.constant('dayOfWeek'), operator: numberOperator, value: fc.nat(6) }),
  fc.record({
    fact: fc.constant('cronDue'),
    params: fc.record({
      expression: fc.constantFrom('0 3 * * *', '*/20 * * * *', '30 2 * * 0', '15 1 1 * *'),
    }),
    operator: equality,
    value: fc.boolean(),
  }),
  fc.record({
    fact: fc.constant('stashStartedSinceLastRun'),
    operator: equality,
    value: fc.boolean(),
  }),
  fc.record({ fact: fc.constant('plexReachable'), operator: equality, value: fc.boolean() }),
  fc.record({
    fact: fc.constant('interval'),
    operator: equality,
    value: fc.constantFrom(...INTERVALS),
  }),
  fc.record({ fact: fc.constant('queueDepth'), operator: numberOperator, value: fc.nat(5) }),
  fc.record({ fact: fc.constant('gapsLastRun'), operator: numberOperator, value: fc.nat(3) }),
  fc.record({
    fact: fc.constant('trigger'),
    operator: equality,
    value: fc.constantFrom('hook', 'task'),
  }),
);
const { group } = fc.letrec<{ group: object; condition: object }>((tie) => ({
  group: fc.oneof(
    { depthSize: 'small' },
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
  condition: fc.oneof(
    { depthSize: 'small', maxDepth: 3, withCrossShrink: true },
    comparison,
    tie('group'),
  ),
}));
const eventScope = fc.record({ scope: fc.constantFrom(...SCOPES, 'configured' as const) });
const event = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant('reconcile'), params: eventScope }) },
  fc.constant({ type: 'hold' }),
  fc.record({ type: fc.constant('resetTimer'), params: eventScope }),
);
/** Up to four own rules of any kind, after the built-in ones. */
export const ruleSets = fc
  .array(fc.record({ conditions: group, event }), { maxLength: 4 })
  .map(loaded);

function loaded(own: readonly object[]): readonly TriggerRule[] {
  const { rules, problems } = loadRules(
    own.map((rule, index) => ({ name: `own ${index}`, ...rule })),
  );
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return rules;
}

/** Rules that wait for a time, which random ones seldom do. */
export const waitingRules = fc
  .array(
    fc.record({
      conditions: fc
        .tuple(
          hoursFact,
          fc.integer({ min: 1, max: 400 }),
          fc.array(fc.oneof(comparison, group), { maxLength: 2 }),
        )
        .map(([fact, value, others]) => ({
          all: [{ ...fact, operator: 'greaterThan', value }, ...others],
        })),
      event: fc.oneof(
        { weight: 4, arbitrary: fc.record({ type: fc.constant('reconcile'), params: eventScope }) },
        fc.constant({ type: 'hold' }),
      ),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map(loaded);
