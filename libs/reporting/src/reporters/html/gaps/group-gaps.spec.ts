import { describe, expect, it } from 'vitest';
import { aReportedGap } from '../../../spec/a-report.ts';
import { groupGaps } from './group-gaps.ts';

const many = (type: string, length: number) =>
  Array.from({ length }, (_, nth) => aReportedGap({ type, sceneId: `${nth}`, changes: [] }));

describe('gaps of a page', () => {
  it('stand by detector, the largest group first, and in it by the fields that differ', () => {
    const summary = { field: 'summary', observed: '', desired: 'New' } as const;
    const gaps = [
      aReportedGap({ type: 'drift' }),
      aReportedGap({ changes: [summary] }),
      aReportedGap(),
      aReportedGap({ changes: [summary] }),
    ];

    const groups = groupGaps(gaps, { drift: 1, 'stale-sync': 3, missing: 0 }, { most: 10 });

    expect(
      groups.map(({ type, found, reasons }) => [
        type,
        found,
        reasons.map(({ name, gaps: alike }) => `${name ?? ''} ${alike.length}`),
      ]),
    ).toEqual([
      ['stale-sync', 3, ['summary 2', 'studio 1']],
      ['drift', 1, ['studio 1']],
    ]);
  });

  it('are shown of every detector, however many another has', () => {
    const gaps = [...many('missing', 500), ...many('drift', 3), ...many('stale-sync', 90)];

    const groups = groupGaps(gaps, { missing: 7_000, drift: 3, 'stale-sync': 90 }, { most: 100 });

    expect(groups.map(({ type, found, shown }) => [type, found, shown])).toEqual([
      ['missing', 7_000, 49],
      ['stale-sync', 90, 48],
      ['drift', 3, 3],
    ]);
  });

  it('are not taken apart by messages that each say something else', () => {
    const gaps = many('ambiguous', 9).map((gap, nth) => ({ ...gap, message: `Name ${nth}.` }));

    const [group] = groupGaps(gaps, {}, { most: 100 });

    expect(group?.reasons.map(({ name, gaps: alike }) => [name, alike.length])).toEqual([
      [undefined, 9],
    ]);
  });
});
