import type {
  CatchUpRecord,
  LeftField,
  Outage,
  QueueStatus,
  RepairRecord,
  ReportedGap,
  RunRecord,
} from '@stash2plex/core';
import type { OutageReport, RepairReport, RunReport, StatusReport } from '../report.ts';

const STARTED = new Date('2026-01-05T10:00:00Z');

/** A complete run of everything, with three gaps; a test names its difference. */
export function aRun(difference: Partial<RunRecord> = {}): RunRecord {
  return {
    id: '8c1f',
    rule: 'interval',
    scope: 'all',
    trigger: 'hook',
    dryRun: false,
    startedAt: STARTED,
    finishedAt: new Date(STARTED.getTime() + 12_300),
    stashLife: 'boot:1:2',
    resetsTimers: undefined,
    status: 'complete',
    resumes: 0,
    scenesChecked: 2_000,
    gaps: { missing: 1, 'empty-metadata': 0, 'stale-sync': 2 },
    queued: 2,
    skipped: { 'already-queued': 1 },
    withdrawn: 0,
    matched: 1_990,
    withoutFiles: 0,
    unknown: 0,
    requests: { stash: 18, plex: 1_026 },
    guards: [],
    errors: [],
    ...difference,
  };
}

export function aStatus(difference: Partial<QueueStatus> = {}): QueueStatus {
  return {
    queue: { pending: 40, leased: 2, dead: 0 },
    deadReasons: {},
    deadLetters: [],
    oldestQueuedAt: undefined,
    waiting: { due: 0, backoff: 0, byError: {} },
    notFound: undefined,
    nextReadyAt: undefined,
    repairs: [],
    outage: undefined,
    runCount: 1,
    runs: [aRun()],
    openGaps: {},
    ...difference,
  };
}

export function aRunReport(difference: Partial<RunReport> = {}): RunReport {
  return {
    run: aRun(),
    decision: { run: true, rule: 'interval', scope: 'all', because: ['interval is daily'] },
    gaps: [],
    gapsOmitted: 0,
    status: aStatus(),
    nextDue: {
      status: 'at',
      at: new Date('2026-01-06T09:57:00Z'),
      rule: 'interval',
      scope: 'all',
    },
    ...difference,
  };
}

export function aStatusReport(difference: Partial<StatusReport> = {}): StatusReport {
  return {
    ...aStatus(),
    decision: {
      run: false,
      rule: null,
      scope: null,
      because: ['interval: hoursSinceLastRun(all) is 2, needs greaterThanInclusive 23.95'],
    },
    nextDue: { status: 'not-foreseen', because: ['the interval is never'] },
    ...difference,
  };
}

/** A drain in which everything happened that can; a test names its difference. */
export function aRepair(difference: Partial<RepairRecord> = {}): RepairRecord {
  return {
    ...{ startedAt: STARTED, finishedAt: new Date(STARTED.getTime() + 65_400), tookMs: 65_400.4 },
    ...{ written: 12, inLine: 3, kept: 1, ended: 'slice-over' },
    waiting: { 'not in Plex yet': 4, 'next slice': 1_300 },
    failed: { 'Plex answered 500': 1 },
    dropped: { ambiguous: 2 },
    fields: { title: 10, genre: 11 },
    refused: { summary: 1 },
    keptFields: { title: 1 },
    errors: [],
    leftFields: [
      aLeftField(),
      aLeftField({ because: 'refused', field: 'genre', desired: ['Rain'] }),
    ],
    leftFieldsOmitted: 0,
    scansAsked: 0,
    requests: { plexReads: 5, plexWrites: 13, images: 0 },
    ...difference,
  };
}

export function aLeftField(difference: Partial<LeftField> = {}): LeftField {
  return {
    ...{ sceneId: '7', title: 'A Day at the Lake', path: '/data/lake.mp4', ratingKey: '100' },
    ...{ field: 'title', because: 'kept', observed: 'Mine', desired: 'A Day at the Lake' },
    ...difference,
  };
}

export function aRepairReport(difference: Partial<RepairReport> = {}): RepairReport {
  const { status, nextDue } = aRunReport();
  const { decision } = aStatusReport();
  return { repair: aRepair(), decision, status, nextDue, ...difference };
}

export function aReportedGap(difference: Partial<ReportedGap> = {}): ReportedGap {
  return {
    sceneId: '7',
    title: 'A Day at the Lake',
    path: '/data/lake.mp4',
    type: 'stale-sync',
    ratingKey: '100',
    message: 'Out of step in studio.',
    changes: [{ field: 'studio', observed: 'Red Door', desired: 'Blue Door' }],
    ...difference,
  };
}

export function aCatchUp(difference: Partial<CatchUpRecord> = {}): CatchUpRecord {
  return {
    changed: 3,
    queued: 2,
    requests: 4,
    looks: 1,
    read: 3,
    gone: 0,
    skipped: {},
    ...difference,
  };
}

/** One of 41 minutes; a test names its difference. */
export function anOutage(difference: Partial<Outage> = {}): Outage {
  return {
    startedAt: STARTED,
    endedAt: new Date(STARTED.getTime() + 41 * 60_000),
    because: 'Plex cannot be reached.',
    server: 'http://192.168.1.5:32400',
    jobs: 12,
    ...difference,
  };
}

/** Of ten days with that one outage in them. */
export function anOutageReport(difference: Partial<OutageReport> = {}): OutageReport {
  const from = new Date(STARTED.getTime() - 9 * 86_400_000);
  const to = new Date(STARTED.getTime() + 86_400_000);
  const downMs = 41 * 60_000;
  const upMs = 10 * 86_400_000 - downMs;
  return {
    figures: {
      ...{ from, to, outages: 1, downMs, mttrMs: downMs, mtbfMs: upMs },
      availability: upMs / (10 * 86_400_000),
    },
    outages: [anOutage()],
    ...difference,
  };
}
