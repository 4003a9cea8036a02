import { expect, it } from 'vitest';
import { aCatchUp, aRun, aRunReport, aStatus, aStatusReport } from './spec/a-report.ts';
import { statusOutput } from './status-output.ts';
import { taskOutput } from './task-output.ts';

const runOutput = {
  id: '8c1f',
  status: 'complete',
  rule: 'interval',
  scope: 'all',
  dryRun: false,
  startedAt: '2026-01-05T10:00:00.000Z',
  finishedAt: '2026-01-05T10:00:12.300Z',
  resumes: 0,
  scenesChecked: 2_000,
  gaps: { missing: 1, 'empty-metadata': 0, 'stale-sync': 2 },
  queued: 2,
  skipped: { 'already-queued': 1 },
  unknown: 0,
  requests: { stash: 18, plex: 1_026 },
  guards: [],
  withheld: [],
  errors: [],
};

it('has the keys and shapes of the contract', () => {
  expect(taskOutput(aRunReport())).toEqual({
    decision: { run: true, rule: 'interval', scope: 'all', because: ['interval is daily'] },
    run: runOutput,
    catchUp: null,
    repair: null,
    notFound: null,
    queue: { pending: 40, leased: 2, dead: 0 },
    history: {
      runCount: 1,
      lastRun: runOutput,
      nextDue: '2026-01-06T09:57:00.000Z',
      next: { status: 'at', at: '2026-01-06T09:57:00.000Z', rule: 'interval', scope: 'all' },
    },
  });
});

it('says null where there is no run, and still speaks JSON', () => {
  const { decision, nextDue } = aStatusReport();

  const output = taskOutput({ decision, nextDue, status: aStatus({ runs: [], runCount: 0 }) });

  expect(output).toMatchObject({
    run: null,
    history: { runCount: 0, lastRun: null, next: nextDue },
  });
  expect(JSON.parse(JSON.stringify(output))).toEqual(output);
});

it('says what was caught up with, and how often a run went on', () => {
  const catchUp = aCatchUp({ read: 250, gone: 1, looks: 2, skipped: { 'quality-gate': 1 } });

  const output = taskOutput(aRunReport({ catchUp, run: aRun({ resumes: 2 }) }));

  expect(output.catchUp).toEqual({
    changed: 3,
    queued: 2,
    requests: 4,
    looks: 2,
    read: 250,
    gone: 1,
    skipped: { 'quality-gate': 1 },
  });
  expect(output.run?.resumes).toBe(2);
});

it('takes neither the running run nor a dry one for the last', () => {
  const runs = [
    aRun({ id: 'now', status: 'running', finishedAt: undefined }),
    aRun({ id: 'dry', dryRun: true }),
    aRun({ id: 'failed', status: 'failed' }),
    aRun(),
  ];

  const output = taskOutput(aRunReport({ run: aRun(), status: aStatus({ runs }) }));

  expect(output.history.lastRun).toMatchObject({ id: 'failed', status: 'failed' });
});

it('keeps guards with their section', () => {
  const guards = [
    { kind: 'plex-unreachable', message: 'Plex does not answer.' },
    { kind: 'matches-fell', section: 'Films', message: 'Many scenes are gone.' },
  ] as const;

  const output = taskOutput(aRunReport({ run: aRun({ status: 'inconclusive', guards }) }));

  expect(output.run?.guards).toEqual([{ ...guards[0], section: null }, guards[1]]);
});

it('says what was not told, with its library', () => {
  const of = { about: 'unclaimed-item', extent: 'all', count: 70, message: 'Too many.' } as const;
  const withheld = [of, { ...of, section: { key: '1', title: 'Films' } }];

  const output = taskOutput(aRunReport({ run: aRun({ withheld }) }));

  expect(output.run?.withheld).toEqual([
    { ...of, section: null },
    { ...of, section: 'Films' },
  ]);
});

it('adds to the status what queue and history are made of', () => {
  const oldestQueuedAt = new Date('2026-01-04T00:00:00Z');
  const runs = [aRun({ id: 'now', status: 'running', finishedAt: undefined })];
  const deadReasons = { 'Plex answered 404': 3 };

  const report = aStatusReport({ oldestQueuedAt, runs, deadReasons, openGaps: { missing: 4 } });

  expect(statusOutput(report)).toMatchObject({
    run: null,
    decision: { run: false, rule: null, scope: null },
    deadReasons,
    openGaps: { missing: 4 },
    oldestQueuedAt: '2026-01-04T00:00:00.000Z',
    runs: [{ id: 'now', finishedAt: null }],
  });
  expect(statusOutput(aStatusReport()).oldestQueuedAt).toBeNull();
});
