import type { Gap } from '@stash2plex/core';
import { aPair } from '@stash2plex/testing/builders';
import { expect, it } from 'vitest';
import { gapsOmitted } from '../report.ts';
import { aReportedGap } from '../spec/a-report.ts';
import { collectGaps } from './collect-gaps.ts';

const gapOf = (id: string): Gap => ({
  detector: 'missing',
  messageId: 'm',
  pair: aPair({ scene: { id } }),
});
const report = ({ pair }: Gap) => aReportedGap({ sceneId: pair.scene.id });

it('keeps the first gaps; the run tells how many more there are', () => {
  const collector = collectGaps(report, 2);
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
