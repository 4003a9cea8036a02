import type { OutageFigures } from '@stash2plex/core';
import { describe, expect, it } from 'vitest';
import { anOutageReport, aRun, aStatus } from '../../../spec/a-report.ts';
import { when } from '../../../wording/amounts.ts';
import { textOf } from '../markup/markup.ts';
import { figure, type Figure } from './figure.ts';
import { gapChart } from './gap-chart.ts';
import { outageChart } from './outage-chart.ts';
import { queueChart } from './queue-chart.ts';

const drawn = (chart: Figure) => textOf(figure(chart));
const lengths = (chart: Figure, side: 'height' | 'width') =>
  [...drawn(chart).matchAll(new RegExp(`<rect class="bar[^>]* ${side}="([\\d.]+)"`, 'g'))].map(
    ([, length]) => Number(length),
  );
const at = (day: number, time = '12:00') =>
  new Date(`2026-03-${String(day).padStart(2, '0')}T${time}:00Z`);

describe('gaps by run', () => {
  it('are bars as high as their numbers, in a row for each type', () => {
    const runs = [
      aRun({ startedAt: at(3), gaps: { missing: 50, drift: 0 } }),
      aRun({ startedAt: at(2), gaps: { missing: 100, drift: 2 } }),
      aRun({ startedAt: at(1), gaps: { missing: 25 } }),
    ];

    const [first, second = 0, third, drift] = lengths(gapChart(runs), 'height');

    expect([first, third, drift]).toEqual([second / 4, second / 2, second]);
  });

  it('name the last day within the chart, however many there were', () => {
    const runs = Array.from({ length: 10 }, (_, nth) => aRun({ startedAt: at(20 - nth) }));

    const page = drawn(gapChart(runs));

    expect(page).toMatch(/<text class="faint" x="360" y="\d+" text-anchor="end">20 Mar</);
    expect(page).toMatch(/<text class="faint" x="36" y="\d+" text-anchor="start">12 Mar</);
  });

  it('are pale where a run looked at a part only', () => {
    const page = drawn(gapChart([aRun({ scope: 'recent' })]));

    expect(page).toContain('class="bar part"');
    expect(page).toContain('Pale bars: runs over recent scenes only.');
  });

  it('say in words and in a table what there is to see, and that a run did not look for a type', () => {
    const runs = [
      aRun({ startedAt: at(2), gaps: { missing: 1_200, drift: 0, poster: 3 } }),
      aRun({ startedAt: at(1), gaps: { missing: 7, drift: 0 } }),
    ];
    const { says, numbers } = gapChart(runs);

    expect(says).toBe('The newest of 2 runs found 1,203 gaps. In none of them: drift.');
    expect(numbers?.head.slice(4)).toEqual(['missing', 'poster', 'drift']);
    expect(numbers?.rows.map((row) => row.slice(4))).toEqual([
      ['1,200', '3', '0'],
      ['7', '–', '0'],
    ]);
  });

  it('leave out a run that goes on, and draw nothing where there is nothing', () => {
    expect(gapChart([aRun({ status: 'running' })])).not.toHaveProperty('drawing');
    expect(gapChart([aRun({ gaps: { missing: 0 } })])).not.toHaveProperty('drawing');
  });
});

describe('the queue', () => {
  it('is drawn by what its jobs wait for, all of them', () => {
    const chart = queueChart(
      aStatus({
        queue: { pending: 40, leased: 2, dead: 10 },
        waiting: { due: 8, backoff: 30, byError: { 'not in Plex yet': 20, slow: 10 } },
        deadReasons: { 'Plex answered 500': 10 },
      }),
    );

    expect(chart.numbers?.rows).toEqual([
      ['due now', '8'],
      ['later: not in Plex yet', '20'],
      ['later: slow', '10'],
      ['later', '2'],
      ['being worked on', '2'],
      ['given up: Plex answered 500', '10'],
    ]);
    expect(lengths(chart, 'width')).toEqual([144, 360, 180, 36, 36, 180]);
  });

  it('is said to be empty', () => {
    const chart = queueChart(aStatus({ queue: { pending: 0, leased: 0, dead: 0 } }));

    expect(chart.says).toBe('The queue is empty.');
    expect(chart).not.toHaveProperty('drawing');
  });
});

describe('outages', () => {
  it('stand on a line of time as long as they were', () => {
    const outages = [
      { startedAt: at(20, '00:00'), endedAt: at(21, '00:00') },
      { startedAt: at(18, '00:00'), endedAt: at(18, '12:00') },
    ];

    const chart = outageChart(outages, at(22));
    const [half = 0, day = 0] = lengths(chart, 'width');

    expect(chart.says).toBe('2 outages in the last 7 days, 36 h 0 min in all.');
    expect(day / half).toBeCloseTo(2, 1);
  });

  it('can be seen however short, and go on to the end', () => {
    const outages = [
      { startedAt: at(22, '11:00'), endedAt: undefined },
      { startedAt: at(18, '10:00'), endedAt: at(18, '10:02') },
    ];

    const chart = outageChart(outages, at(22));

    expect(Math.min(...lengths(chart, 'width'))).toBeGreaterThanOrEqual(3);
    expect(chart.says).toContain('; one goes on.');
    expect(drawn(chart)).toContain('1 h 0 min so far');
    expect(chart.numbers?.rows[0]).toEqual(['2026-03-22 11:00 UTC', 'goes on', '1 h 0 min']);
  });

  it('come to a mean length and a share of the time, where both are known', () => {
    const { figures, outages } = anOutageReport();
    const told = (difference: Partial<OutageFigures>) =>
      drawn(outageChart(outages, figures.to, { ...figures, ...difference }));

    const since = `of the time since ${when(figures.from)}`;
    expect(told({})).toContain(
      `<p class="faint">Available 99.715 % ${since}; MTTR 41 min 0 s.</p>`,
    );
    expect(told({ mttrMs: undefined })).toContain(`${since}; MTTR not known.</p>`);
    expect(told({ outages: 0, availability: 1 })).toContain(`Available 100.000 % ${since}.</p>`);
    expect(told({ availability: undefined })).not.toMatch(/Available|MTTR/);
    expect(drawn(outageChart(outages, figures.to))).not.toMatch(/Available|MTTR/);
  });

  it('before the days that are shown are counted', () => {
    const chart = outageChart([{ startedAt: at(1), endedAt: at(2) }], new Date('2026-05-01'));

    expect(chart.says).toBe('None known in the last 30 days. 1 outage before that.');
  });
});
