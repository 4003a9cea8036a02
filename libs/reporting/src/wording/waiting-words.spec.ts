import { describe, expect, it } from 'vitest';
import { anOutage, aRepair, aStatusReport } from '../spec/a-report.ts';
import { markdown } from '../reporters/markdown/index.ts';
import { text } from '../reporters/text/index.ts';
import { statusOutput } from '../status-output.ts';

const busy = aStatusReport({
  waiting: { due: 720, backoff: 5, byError: { 'not in Plex yet': 4, 'Plex answered 500': 1 } },
  nextReadyAt: new Date(0),
  // 60 scenes with 90 writes in a minute, and one that could do nothing.
  repairs: [
    aRepair({ written: 40, inLine: 0, kept: 0, failed: {}, dropped: {}, tookMs: 40_000 }),
    aRepair({ written: 0, inLine: 0, kept: 0, failed: {}, dropped: {}, ended: 'plex-unreachable' }),
    aRepair({
      written: 10,
      inLine: 4,
      kept: 2,
      failed: { a: 1 },
      dropped: { b: 3 },
      tookMs: 20_000,
    }),
  ].map((repair, n) => ({
    ...repair,
    requests: { plexReads: 1, plexWrites: 45 * ((n + 1) % 2), images: 0 },
  })),
  deadReasons: { 'too long': 2 },
  deadLetters: [{ sceneId: '9', because: 'too long', at: new Date('2026-01-05T08:00:00Z') }],
});
const silent = anOutage({
  startedAt: new Date('2026-01-05T09:00:00Z'),
  endedAt: undefined,
  because: 'no answer',
});

describe('the status', () => {
  it('says what is due, how long that takes at the pace of the last repairs, and what waits why', () => {
    expect(text.status(busy).split('\n').slice(2, 10)).toEqual([
      '  Jobs due      720 jobs, about 12 min, 1.5 writes a second lately',
      '  Last repair   2026-01-05 10:00 UTC, 40 scenes written, to be gone on with',
      '  Jobs waiting  4: not in Plex yet',
      '                1: Plex answered 500',
      '  Given up      2: too long',
      '                scene 9, 2026-01-05 08:00 UTC: too long',
      '  Open gaps     none',
      expect.stringContaining('  Last run') as string,
    ]);
    expect(statusOutput(busy)).toMatchObject({
      ...{ due: 720, waiting: busy.waiting.byError, nextJobAt: '1970-01-01T00:00:00.000Z' },
      ...{ pace: { writesPerSecond: 1.5, scenesPerSecond: 1 }, secondsLeft: 720, outage: null },
      deadLetters: [{ sceneId: '9', because: 'too long', at: '2026-01-05T08:00:00.000Z' }],
      repairs: [{ written: 40, startedAt: '2026-01-05T10:00:00.000Z', tookMs: 40_000 }, {}, {}],
    });
    expect(statusOutput(busy).repairs[0]).not.toHaveProperty('leftFields');
  });

  it('says the same in Markdown', () => {
    const page = markdown.status(busy);

    expect(page).toContain('- **Jobs due:** 720 jobs, about 12 min, 1.5 writes a second lately\n');
    expect(page).toContain(
      '### Jobs waiting\n\n| Reason | Jobs |\n| --- | --: |\n| `not in Plex yet` | 4 |',
    );
    expect(page).toContain(
      '### Given up last\n\n| Scene | When | Reason |\n| --- | --- | --- |\n| `9` |',
    );
  });

  it('says since when Plex has not answered, and does not promise anything then', () => {
    const status = text.status({ ...busy, outage: silent });

    expect(status).toContain('Plex has not answered since 2026-01-05 09:00 UTC: no answer\n');
    expect(status).toContain('  Jobs due      720 jobs, 1.5 writes a second lately\n');
    expect(statusOutput({ ...busy, outage: silent })).toMatchObject({
      ...{ secondsLeft: null, pace: {}, outage: { because: 'no answer' } },
    });
  });

  it('says how many scenes Plex does not have yet, since when, and who looks for them', () => {
    const notFound = {
      scenes: 4,
      since: new Date('2026-01-05T08:00:00Z'),
      nextLookAt: new Date('2026-01-05T12:00:00Z'),
    };
    const words =
      '4 scenes, the first since 2026-01-05 08:00 UTC, looked for by the first task after 2026-01-05 12:00 UTC';

    expect(text.status({ ...busy, notFound })).toContain(`Not in Plex   ${words}\n`);
    expect(markdown.status({ ...busy, notFound })).toContain(`- **Not in Plex:** ${words}\n`);
    expect(statusOutput({ ...busy, notFound }).notFound).toEqual({
      ...{ scenes: 4, since: '2026-01-05T08:00:00.000Z' },
      nextLookAt: '2026-01-05T12:00:00.000Z',
    });
    expect(text.status(busy)).not.toContain('Not in Plex');
  });

  it('says when the next job is ready where none is due', () => {
    const waiting = { due: 0, backoff: 1, byError: { 'not in Plex yet': 1 } };
    const nextReadyAt = new Date('2026-01-05T11:00:00Z');

    const status = text.status({ ...busy, waiting, nextReadyAt });

    expect(status).toMatch(/Next job +2026-01-05 11:00 UTC\n/);
    expect(status).not.toContain('Jobs due');
    expect(text.status(busy)).not.toContain('Next job');
  });

  it.each([
    [10, '10 jobs, less than a minute'],
    [90 * 60, '5,400 jobs, about 90 min'],
    [48 * 3600, '172,800 jobs, about 48 h'],
  ])('rounds how long %i jobs take', (due, words) => {
    expect(text.status({ ...busy, waiting: { due, backoff: 0, byError: {} } })).toContain(words);
  });

  it('knows no pace before the first repair', () => {
    const status = { ...busy, repairs: [] };

    expect(text.status(status)).toMatch(/Jobs due +720 jobs\n/);
    expect(text.status(status)).not.toContain('Last repair');
    expect(statusOutput(status)).toMatchObject({ pace: null, secondsLeft: null, repairs: [] });
  });
});
