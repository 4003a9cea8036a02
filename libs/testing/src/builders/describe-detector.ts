import type { Detector } from '@stash2plex/core';
import { describe, expect, it } from 'vitest';
import type { DetectorCases } from './detector-cases.ts';

/** The whole spec of a detector: its cases, read aloud. */
export function describeDetector<D extends Detector>(detector: D, cases: DetectorCases<D>): void {
  const gaps = Object.entries(cases.gaps);
  describe(detector.id, () => {
    describe('is silent when', () => {
      it.each(Object.entries(cases.clean))('%s', (_, pair) => {
        expect(detector.detect(pair)).toBeUndefined();
      });
    });
    describe('reports a gap when', () => {
      it.each(gaps)('%s', (_, { pair, finding }) => {
        expect(detector.detect(pair)).toEqual(finding);
      });
    });
    it('has a case for every message it declares', () => {
      const covered = gaps.map(([, { finding }]) => finding.messageId);
      expect(new Set<string>(covered)).toEqual(new Set(Object.keys(detector.meta.messages)));
    });
    it.each(gaps)('fills every blank of its message when %s', (_, { finding }) => {
      const blanks = detector.meta.messages[finding.messageId]?.matchAll(/\{\{(\w+)\}\}/g) ?? [];
      expect(Object.keys(finding.data ?? {})).toEqual(
        expect.arrayContaining([...blanks].map(([, name]) => name)),
      );
    });
  });
}
