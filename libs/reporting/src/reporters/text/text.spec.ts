import { describe, expect, it } from 'vitest';
import { aReportedGap, aRun, aRunReport, aStatusReport } from '../../spec/a-report.ts';
import { text } from './index.ts';
import { runSummary } from './run-summary.ts';

describe('the report of a run', () => {
  it('says what happened, what was found and what comes next', () => {
    expect(runSummary(aRunReport())).toBe(
      [
        'Reconciliation of all scenes is complete (started by rule interval, 12 s)',
        '  Why         interval is daily',
        '  Checked     2,000 scenes, 1,990 found in Plex',
        '  Gaps        3: stale-sync 2, missing 1',
        '  Queued      2 scenes',
        '  Not queued  1: in the queue already',
        '  Requests    18 to Stash, 1,026 to Plex',
        '  Queue now   40 waiting, 2 being worked on, 0 given up',
        '  Next run    2026-01-06 09:57 UTC (interval, all scenes)',
      ].join('\n'),
    );
  });

  it('says why a run is inconclusive and what to do about it', () => {
    const run = aRun({
      status: 'inconclusive',
      rule: 'startup-gap',
      scope: 'recent',
      guards: [
        { kind: 'section-refreshing', section: 'Films', message: 'Plex is scanning "Films".' },
        { kind: 'plex-unreachable', message: 'Plex does not answer.' },
      ],
    });

    const summary = runSummary(aRunReport({ run }));

    expect(summary).toContain('scenes of the last 24 hours is inconclusive: nothing was called');
    expect(summary).toContain('started by rule startup-gap after a start of Stash');
    expect(summary).toContain('Plex is scanning "Films". Nothing to do: run again when');
    expect(summary).toContain('Plex does not answer. Check that Plex runs');
  });

  it('tells a dry run, a failed run and one by hand apart', () => {
    const nothing = { gaps: {}, queued: 1, skipped: { 'quality-gate': 0, odd: 2 } };
    const dry = aRun({ ...nothing, dryRun: true, rule: 'manual', withdrawn: 2, withoutFiles: 3 });
    const failed = aRun({ status: 'failed', finishedAt: undefined, errors: ['Stash said no.'] });

    const summary = runSummary(aRunReport({ run: dry }));

    expect(summary).toMatch(/^Dry run of all scenes is complete \(started by hand, 12 s\)\n/);
    expect(summary).toMatch(/Would queue {2}1 scene, 2 taken out again/);
    expect(summary).toMatch(/Gaps +none/);
    expect(summary).toMatch(/Not queued +2: odd/);
    expect(summary).toMatch(/, 3 without files/);
    expect(summary).not.toContain('Why');
    expect(runSummary(aRunReport({ run: failed }))).toMatch(
      /^Reconciliation of all scenes failed \(started by rule interval\)\n[^]*Error +Stash said no\./,
    );
  });

  it('lists the gaps with what differs, shortened', () => {
    const desired = `first line\nsecond ${'x'.repeat(200)}`;
    const changes = [
      { field: 'summary', observed: '', desired },
      { field: 'actor', observed: ['Ada', 'Ben'], desired: [] },
    ] as const;

    const lines = text.run(aRunReport({ gaps: [aReportedGap({ changes })] })).split('\n');

    expect(lines.slice(-6)).toEqual([
      '',
      '[stale-sync] scene 7  A Day at the Lake  /data/lake.mp4',
      '    Out of step in studio.',
      `    summary: (empty) -> first line second ${'x'.repeat(61)}…`,
      '    actor: Ada, Ben -> (empty)',
      '',
    ]);
  });

  it('says how many gaps it does not list', () => {
    const gaps = Array.from({ length: 203 }, () => aReportedGap({ title: '', path: '' }));

    const report = text.run(aRunReport({ gaps, gapsOmitted: 1_500 }));

    expect(report).toContain('scene 7  (no title)  (no file)');
    expect(report).toContain(
      '… and 3 more in latest.json\n… and 1,500 more that are only counted\n',
    );
  });
});

describe('the status', () => {
  it('says how queue and history stand, what comes next and why not now', () => {
    const runs = [
      aRun({
        id: 'now',
        status: 'running',
        finishedAt: undefined,
        rule: 'manual',
        scenesChecked: 5,
      }),
      aRun({ rule: 'startup-gap', scope: 'recent_7days' }),
      aRun({ dryRun: true }),
    ];
    const report = aStatusReport({
      runs,
      queue: { pending: 40, leased: 0, dead: 12 },
      deadReasons: { 'no such item': 2, 'too long': 10 },
      oldestQueuedAt: new Date('2026-01-04T08:30:00Z'),
      openGaps: { missing: 4, 'stale-sync': 0 },
    });

    expect(text.status(report)).toBe(`Stash2Plex status
  Queue        40 waiting, 0 being worked on, 12 given up
  Oldest       waiting since 2026-01-04 08:30 UTC
  Given up     10: too long
               2: no such item
  Open gaps    4: missing 4
  Last run     2026-01-05 10:00 UTC, scenes of the last 7 days, started by rule startup-gap after a start of Stash, is complete
               2,000 scenes checked, 2 queued, gaps 3: stale-sync 2, missing 1
  Runs so far  1
  Next run     not foreseen; the interval is never
  Why not now  interval: hoursSinceLastRun(all) is 2, needs greaterThanInclusive 23.95
Last runs
  Started               Scope         Rule         Status          Scenes  Gaps  Queued
  2026-01-05 10:00 UTC  all           manual       running              5     3       2
  2026-01-05 10:00 UTC  recent_7days  startup-gap  complete         2,000     3       2
  2026-01-05 10:00 UTC  all           interval     complete (dry)   2,000     3       2
`);
  });

  it('says what to start while there was no run, and what is due', () => {
    const nextDue = { status: 'when-plex-answers', rule: 'interval', scope: 'all' } as const;
    const decision = {
      run: true,
      rule: 'interval',
      scope: 'all',
      because: ['it is time'],
    } as const;

    const status = text.status(aStatusReport({ runs: [], runCount: 0, nextDue, decision }));

    expect(status).toMatch(/Last run +no run yet: start Reconcile Library \(All\)/);
    expect(status).toMatch(/Next run +as soon as Plex answers \(interval, all scenes\)/);
    expect(status).toMatch(/Due now +it is time/);
    expect(status).not.toContain('Last runs');
  });

  it('says how long a run has been going on', () => {
    const running = aRun({ status: 'running', finishedAt: undefined });

    expect(runSummary(aRunReport({ run: running }))).toMatch(
      /^Reconciliation .* is still running \(/,
    );
  });
});
