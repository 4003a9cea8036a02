import { GUARD_KINDS, type GuardKind } from '@stash2plex/core';
import { describe, expect, it } from 'vitest';
import { aCatchUp, aReportedGap, aRun, aRunReport, aStatusReport } from '../../spec/a-report.ts';
import { json } from '../json/index.ts';
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
    expect(summary).toContain('Plex is scanning "Films". Run again when Plex has');
    expect(summary).toContain('Plex does not answer. The next run tries again; if it');
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

  it('says that it went on after its process had ended, and what was caught up with', () => {
    const report = { run: aRun({ resumes: 2 }), catchUp: aCatchUp() };

    const lines = runSummary(aRunReport(report)).split('\n');

    expect(lines).toContain('  Resumed     went on after its process ended, 2 times');
    expect(lines).toContain('  Caught up   3 scenes changed, 2 queued, 4 requests');
    expect(text.status(aStatusReport({ runs: [aRun({ resumes: 1 })] }))).toMatch(
      /gaps 3: stale-sync 2, missing 1\n +went on after its process ended, 1 time\n/,
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

describe('what a run was not to tell', () => {
  const withheld = [
    { about: 'unclaimed-item', extent: 'all', count: 70, message: 'Too many. See path_map' },
  ] as const;

  it('stands in its summary, complete as it is', () => {
    const summary = runSummary(aRunReport({ run: aRun({ withheld }) }));

    expect(summary).toContain('is complete');
    expect(summary).toContain('Not told    Too many. See path_map.\n');
  });
});

it('calls an item that no scene has by its key', () => {
  const gap = aReportedGap({ sceneId: '', ratingKey: '200', type: 'orphaned-item' });

  expect(text.run(aRunReport({ gaps: [gap] }))).toContain('[orphaned-item] item 200  A Day at');
});

describe('what a run asks attention for', () => {
  const guarded = (kind: GuardKind, message: string) =>
    runSummary(aRunReport({ run: aRun({ status: 'inconclusive', guards: [{ kind, message }] }) }));
  const lineOf = (summary: string) => /Attention +(.*)/.exec(summary)?.[1];

  it('says the remedy once where the message has it', () => {
    const message = 'Many scenes are gone. If that is right, run again. If not, look at path_map.';

    expect(lineOf(guarded('matches-fell', message))).toBe(message);
  });

  it.each([
    [
      'Some items could not be read: Plex answered 500 to GET /library/metadata/1137..',
      '1137. Run',
    ],
    ['Some items could not be read: is it running?.', 'is it running? Run'],
    ['Some items could not be read', 'could not be read. Run'],
    ['Wait...', 'Wait... Run'],
    ['Nothing in /data/../x', '/data/../x. Run'],
  ])('is sentences with one full stop each: %s', (message, expected) => {
    expect(lineOf(guarded('details-unknown', message))).toContain(expected);
  });

  it.each(GUARD_KINDS)('is one line of whole sentences for %s', (kind) => {
    const line = lineOf(guarded(kind, 'Something is wrong.')) ?? '';

    expect(line).toMatch(/^Something is wrong\.(?: [A-Z][^.]*\.)*$/);
  });

  it.each(['Plex cannot be reached.', 'Plex answered GET / with something unreadable.'])(
    'fits a Plex that does not answer and one that answers oddly: %s',
    (message) => {
      const line = lineOf(guarded('plex-unreachable', message));

      expect(line).toContain(`${message} The next run tries again; `);
      expect(line).not.toContain('token');
    },
  );
});

describe('counts of a run', () => {
  it.each([
    [0, undefined],
    [1, '1 scene could not be compared: Plex did not let its items be read'],
    [1_200, '1,200 scenes could not be compared: Plex did not let their items be read'],
  ])('%d scenes that Plex did not let be read', (unknown, line) => {
    const lines = runSummary(aRunReport({ run: aRun({ unknown }) })).split('\n');

    expect(lines.find((each) => each.includes('not be compared'))?.trim()).toBe(line);
  });

  it('say why nothing is worth writing', () => {
    const run = aRun({ skipped: { 'quality-gate': 3 } });

    expect(runSummary(aRunReport({ run }))).toContain(
      '3: nothing worth writing (too little filled in in Stash, or switched off)',
    );
  });
});

describe('a text report', () => {
  const NASTY = 'a\u001B[31m\u0007b\u202Ec\u2066d\u2069e\u0085f\u2028g\rh\ni\u200F\u061C\uD800';

  it('carries nothing that steers a terminal or turns the text', () => {
    const guards = [{ kind: 'details-unknown', message: NASTY }] as const;
    const gap = aReportedGap({
      sceneId: NASTY,
      title: NASTY,
      path: NASTY,
      message: NASTY,
      changes: [{ field: 'genre', observed: [NASTY], desired: NASTY }],
    });
    const run = aRun({ guards, errors: [NASTY], rule: NASTY, skipped: { [NASTY]: 1 } });

    const whole = text.run(aRunReport({ run, gaps: [gap] }));

    expect(whole.isWellFormed()).toBe(true);
    expect(whole.replaceAll('\n', '')).not.toMatch(
      /[\p{Cc}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]/u,
    );
    expect(whole).toContain('a [31m bcde f g h i');
    expect(whole.split('\n').slice(-6)).toHaveLength(6);
  });

  it('of the status neither', () => {
    const runs = [aRun({ rule: NASTY })];
    const report = aStatusReport({ runs, deadReasons: { [NASTY]: 1 } });

    expect(text.status(report).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u200F\u202E]/u);
  });

  it('leaves values in JSON as they are', () => {
    const report = json.run(aRunReport({ gaps: [aReportedGap({ title: NASTY })] }));

    expect(JSON.parse(report)).toMatchObject({ gaps: [{ title: NASTY }] });
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
