import type { Gap } from '@stash2plex/core';
import { aPair } from '@stash2plex/testing/builders';
import { expect, it } from 'vitest';
import { gapsOmitted } from '../report.ts';
import { json } from '../reporters/json/index.ts';
import { aReportedGap, aRunReport } from '../spec/a-report.ts';
import { collectGaps } from './collect-gaps.ts';

const gapOf = (id: string): Gap => ({
  detector: 'missing',
  messageId: 'm',
  pair: aPair({ scene: { id } }),
});
const report = ({ pair }: Gap) => aReportedGap({ sceneId: pair.scene.id });

it('keeps the first gaps; the run tells how many more there are', () => {
  const collector = collectGaps(report, { gaps: 2 });
  for (const id of ['1', '2', '3']) collector.add(gapOf(id));

  expect(collector.gaps().map(({ sceneId }) => sceneId)).toEqual(['1', '2']);
  expect(gapsOmitted({ gaps: { missing: 3 } }, collector.gaps())).toBe(1);
});

it('takes all gaps of a scene back', () => {
  const collector = collectGaps(report);
  for (const id of ['1', '2', '1']) collector.add(gapOf(id));

  collector.withdraw('1');

  expect(collector.gaps()).toEqual([report(gapOf('2'))]);
  expect(gapsOmitted({ gaps: { missing: 0 } }, collector.gaps())).toBe(0);
});

it('stops at its share of memory, however few the gaps', () => {
  const wordy = ({ pair }: Gap) =>
    aReportedGap({ sceneId: pair.scene.id, message: 'x'.repeat(500) });
  const collector = collectGaps(wordy, { characters: 2_000 });
  for (const id of ['1', '2', '3', '4', '5']) collector.add(gapOf(id));

  expect(collector.gaps().map(({ sceneId }) => sceneId)).toEqual(['1', '2', '3']);
  expect(gapsOmitted({ gaps: { missing: 5 } }, collector.gaps())).toBe(2);

  collector.withdraw('2');
  collector.add(gapOf('6'));

  expect(collector.gaps().map(({ sceneId }) => sceneId)).toEqual(['1', '3', '6']);
});

it('keeps what would be a file of a few megabytes, of the largest gaps as of gaps of many small parts', () => {
  const names = (length: number) => Array.from({ length }, (_, nth) => `${nth}`);
  const large = aReportedGap({
    changes: [
      { field: 'summary', observed: 'x'.repeat(500), desired: 'y'.repeat(500) },
      { field: 'genre', observed: names(170), desired: names(170) },
      { field: 'actor', observed: names(170), desired: names(170) },
    ],
  });
  const collector = collectGaps(() => large);
  for (let nth = 0; nth < 6_000; nth += 1) collector.add(gapOf(`${nth}`));

  const file = json.run(aRunReport({ gaps: collector.gaps() }));

  expect(file.length).toBeLessThan(6_000_000);
  expect(collector.gaps().length).toBeGreaterThan(100);
});
