import { describe, expect, it } from 'vitest';
import { outagesOutput, recoveredOutput } from '../outages-output.ts';
import { outageFiles } from '../report-files.ts';
import { markdown } from '../reporters/markdown/index.ts';
import { outageSummary } from '../reporters/text/outage-text.ts';
import { anOutage, anOutageReport } from '../spec/a-report.ts';

const report = anOutageReport();

describe('a summary of outages', () => {
  it('says what they come to, and each of them', () => {
    expect(outageSummary(report).split('\n')).toEqual([
      '1 outage of Plex in 10 days',
      '  Window        2025-12-27 10:00 UTC to 2026-01-06 10:00 UTC, as far as Plex was asked',
      '  Down          41 min 0 s',
      '  MTTR          41 min 0 s: mean length of the outages that ended in the window',
      '  MTBF          239 h 19 min: time up for each outage that began in it',
      '  Availability  99.715 %',
      '  Began                 Ended                 Lasted      Jobs  Server                    What was said',
      '  2026-01-05 10:00 UTC  2026-01-05 10:41 UTC  41 min 0 s    12  http://192.168.1.5:32400  Plex cannot be reached.',
    ]);
  });

  it('says the same in Markdown', () => {
    const page = markdown.outages?.(report);

    expect(page).toContain('## 1 outage of Plex in 10 days\n\n- **Window:** 2025-12-27');
    expect(page).toContain('| 12 | `http://192.168.1.5:32400` | `Plex cannot be reached.` |');
  });

  it('makes up no figure that nobody can know', () => {
    const { figures } = report;
    const unknown = { mttrMs: undefined, mtbfMs: undefined, availability: undefined };
    const open = anOutage({ endedAt: undefined, server: '', jobs: undefined });
    const odd = { figures: { ...figures, ...unknown, from: figures.to }, outages: [open] };

    const summary = outageSummary(odd);

    expect(summary).toMatch(/^1 outage of Plex in no time at all: it was not asked yet\n/);
    expect(summary).toMatch(/MTTR +not known/);
    expect(summary).toMatch(/MTBF +not known/);
    expect(summary).toMatch(/Availability +not known/);
    expect(summary).toMatch(/Down .*, and it goes on/);
    expect(summary).toMatch(/it goes on +not known +not known +Plex cannot/);
    expect(outagesOutput(odd)).toMatchObject({
      ...{ mttrSeconds: null, mtbfSeconds: null, availability: null },
      list: [{ endedAt: null, seconds: null, jobs: null, server: '' }],
    });
  });

  it('lists the newest, and counts the others', () => {
    const outages = Array.from({ length: 30 }, () => anOutage());

    expect(outageSummary({ ...report, outages })).toMatch(/\n {2}… and 10 more$/);
    expect(outagesOutput({ ...report, outages }).list).toHaveLength(30);
  });

  it('is kept in each form that has one', () => {
    const names = outageFiles(report).map(({ name }) => name);

    expect(names).toEqual(
      expect.arrayContaining(['latest-outages.json', 'latest-outages.md', 'latest-outages.txt']),
    );
  });
});

it('jobs that were made due are told with their outages', () => {
  const open = anOutage({ endedAt: undefined });

  expect(
    recoveredOutput([
      { outage: open, jobs: 2 },
      { outage: anOutage(), jobs: 3 },
    ]),
  ).toEqual({
    recovered: 5,
    recoveredOutages: [
      { startedAt: '2026-01-05T10:00:00.000Z', endedAt: null, jobs: 2 },
      { startedAt: '2026-01-05T10:00:00.000Z', endedAt: '2026-01-05T10:41:00.000Z', jobs: 3 },
    ],
  });
});
