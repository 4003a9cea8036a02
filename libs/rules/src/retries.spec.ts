import { describe, expect, it } from 'vitest';
import { builtInRules } from './built-in-rules.ts';
import { aContext, aRun, hoursBefore } from './cases.ts';
import { decide } from './decide.ts';
import { nextDue } from './next-due.ts';

describe('after runs that did not complete', () => {
  const failedAt = (...hours: readonly number[]) =>
    hours.map((ago) =>
      aRun({ scope: 'recent', status: 'inconclusive', startedAt: hoursBefore(ago) }),
    );

  it.each([
    [failedAt(0.24), false],
    [failedAt(0.25), true],
    [failedAt(0.99, 2), false],
    [failedAt(1, 2), true],
    [failedAt(5.99, 7, 9), false],
    [failedAt(6, 7, 9), true],
    [failedAt(5.99, 7, 9, 11, 13), false],
    [failedAt(6, 7, 9, 11, 13), true],
  ])('the next one waits, case %#', async (runs, run) => {
    expect((await decide(builtInRules, aContext({ runs }))).decision.run).toBe(run);
  });

  it('says for how long', async () => {
    const { decision } = await decide(builtInRules, aContext({ runs: failedAt(0.1, 3) }));

    expect(decision.because).toContain(
      'interval: due (recent), but the last 2 runs of scope recent did not complete; next try not before 2026-03-04T12:54:00.000Z',
    );
  });

  it('lets other scopes go on', async () => {
    const context = aContext({
      configuredScope: 'all',
      runs: [aRun({ status: 'failed', startedAt: hoursBefore(0.1) })],
    });

    const { decision } = await decide(builtInRules, context);

    expect(decision).toMatchObject({ rule: 'startup-gap', scope: 'recent' });
    expect(decision.because[1]).toBe(
      'interval: due (all), but the last run of scope all did not complete; next try not before 2026-03-04T12:09:00.000Z',
    );
  });

  it.each([
    ['by hand', { trigger: 'manual' }],
    ['dry', { dryRun: true }],
    ['of a clock that jumped', { startedAt: hoursBefore(-1) }],
    ['before a complete one', { startedAt: hoursBefore(25) }],
  ] as const)('does not wait for those %s', async (_, difference) => {
    const failed = aRun({
      scope: 'recent',
      status: 'failed',
      startedAt: hoursBefore(0.1),
      ...difference,
    });

    const context = aContext({ runs: [failed, aRun()] });

    expect((await decide(builtInRules, context)).decision).toMatchObject({
      rule: 'interval',
      scope: 'recent',
    });
  });

  // The app closes runs of processes that are gone before it asks.
  it('does not take a run that is going on for one that did not complete', async () => {
    const running = aRun({ scope: 'recent', status: 'running', startedAt: hoursBefore(0.1) });
    const context = aContext({ runs: [running, ...failedAt(2)] });

    expect((await decide(builtInRules, context)).decision).toMatchObject({ scope: 'recent' });
    expect(await nextDue(builtInRules, context)).toMatchObject({ status: 'at', at: context.now });
  });

  it('counts the failed ones alone while another is going on', async () => {
    const running = aRun({ scope: 'recent', status: 'running', startedAt: hoursBefore(0.1) });
    const context = aContext({ runs: [running, ...failedAt(0.2)] });

    const { decision } = await decide(builtInRules, context);

    expect(decision.because).toContain(
      'interval: due (recent), but the last run of scope recent did not complete; next try not before 2026-03-04T12:03:00.000Z',
    );
    expect(await nextDue(builtInRules, context)).toMatchObject({
      at: new Date('2026-03-04T12:03:00Z'),
    });
  });
});
