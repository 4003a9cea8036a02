import { describe, expect, it } from 'vitest';
import {
  aCatchUp,
  aLeftField,
  aRepair,
  aRepairReport,
  aReportedGap,
  aRunReport,
} from '../../spec/a-report.ts';
import { text } from './index.ts';
import { repairSummary } from './repair-summary.ts';

const NOTHING = {
  ...{ inLine: 0, kept: 0, fields: {}, keptFields: {}, refused: {}, leftFields: [] },
  ...{ waiting: {}, failed: {}, dropped: {} },
};

describe('the summary of a repair', () => {
  it('says what was written, what was left and why, and what it took', () => {
    expect(repairSummary(aRepair())).toBe(
      [
        'Repair: 12 scenes written. The slice is over; it goes on behind what waits in Stash.',
        '  Fields written  21: genre 11, title 10',
        '  In line         3 scenes already had everything',
        '  Kept            1 scene as edited in Plex',
        '  Fields kept     1: title 1',
        '  Fields refused  1: summary 1',
        '  Requests        5 reads, 13 writes of Plex',
        '  Took            1 min 5 s',
        '  Waiting         1,300: next slice',
        '                  4: not in Plex yet',
        '  Given up        1: Plex answered 500',
        '  Dropped         2: ambiguous',
      ].join('\n'),
    );
  });

  it('leaves out what there is nothing to say of', () => {
    const requests = { plexReads: 1, plexWrites: 1, images: 1 };
    const record = aRepair({ ...NOTHING, written: 1, requests, tookMs: 1_250, ended: 'done' });

    expect(repairSummary(record)).toBe(
      [
        'Repair: 1 scene written. Nothing else is due.',
        '  Requests  1 read, 1 write, 1 picture request of Plex',
        '  Took      1.3 s',
      ].join('\n'),
    );
  });

  it('tells how many folders Plex was asked to scan', () => {
    expect(repairSummary(aRepair({ scansAsked: 2 }))).toContain(
      'Scans           asked for in 2 folders',
    );
  });

  it('names the five most frequent reasons, and counts the jobs of the others', () => {
    const failed = Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`reason ${n}`, n + 1]));

    const lines = repairSummary(aRepair({ ...NOTHING, failed })).split('\n');

    expect(lines.slice(-6).map((line) => line.trim().replace(/^Given up +/, ''))).toEqual([
      ...['8: reason 7', '7: reason 6', '6: reason 5', '5: reason 4', '4: reason 3'],
      '6: other reasons',
    ]);
  });

  it.each([
    ['slice-over', /goes on behind what waits/],
    ['plex-unreachable', /stays as it was/],
    ['too-many-failures', /Process Queue/],
    ['failed', /It failed; what waits stays as it was/],
  ] as const)('says what follows on %s', (ended, words) => {
    expect(repairSummary(aRepair({ ended }))).toMatch(words);
  });
});

describe('the text of a repair', () => {
  it('lists what was left as it is, field by field, and how things stand', () => {
    const leftFields = [
      aLeftField(),
      aLeftField({ because: 'refused', field: 'genre', desired: ['Rain', 'Sun'], observed: [] }),
      aLeftField({ title: '', path: '', desired: 'x'.repeat(200) }),
    ];
    const repair = aRepair({ leftFields, leftFieldsOmitted: 1_500 });

    const lines = text.repair(aRepairReport({ repair, catchUp: aCatchUp() })).split('\n');

    expect(lines.slice(12)).toEqual([
      '[kept] scene 7  A Day at the Lake  /data/lake.mp4  item 100',
      '    title: Mine -> A Day at the Lake (kept as edited in Plex)',
      '[refused] scene 7  A Day at the Lake  /data/lake.mp4  item 100',
      '    genre: (empty) -> Rain, Sun (Plex would not take it)',
      '[kept] scene 7  (no title)  (no file)  item 100',
      `    title: Mine -> ${'x'.repeat(79)}… (kept as edited in Plex)`,
      '… and 1,500 more that are only counted',
      '',
      '  Caught up  3 scenes changed, 2 queued, 4 requests',
      '  Queue now  40 waiting, 2 being worked on, 0 given up',
      '  Next run   2026-01-06 09:57 UTC (interval, all scenes)',
      '',
    ]);
  });

  it('stands between the run and its gaps where there was one', () => {
    const report = aRunReport({ repair: aRepair(), gaps: [aReportedGap()] });

    expect(text.run(report)).toMatch(
      /^Reconciliation .*\n( {2}.*\n)+\nRepair: 12 [^]*\n\[kept\] scene[^]*\n\n\[stale-sync\] scene/,
    );
  });

  it('carries nothing that steers a terminal', () => {
    const nasty = 'a\u001B[31mb\u202Ec\nd';
    const left = { sceneId: nasty, title: nasty, path: nasty, ratingKey: nasty, observed: nasty };
    const repair = aRepair({ waiting: { [nasty]: 1 }, leftFields: [aLeftField(left)] });

    expect(text.repair(aRepairReport({ repair })).replaceAll('\n', '')).not.toMatch(
      /[\p{Cc}\u202E]/u,
    );
  });
});
