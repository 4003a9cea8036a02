import type { Detector, Finding } from '@stash2plex/core';
import { describe, expect, it } from 'vitest';
import type { DetectorCases } from './detector-cases.ts';

/** As cases are when nobody knows what their detector looks at. */
interface AnyCase {
  readonly pair?: unknown;
  readonly leftover?: unknown;
  readonly finding: Finding;
}

/** The whole spec of a detector: its cases, read aloud. */
export function describeDetector<D extends Detector>(detector: D, cases: DetectorCases<D>): void {
  const detect = detector.detect as (subject: unknown) => Finding | undefined;
  const gaps = Object.entries<AnyCase>(cases.gaps);
  describe(detector.id, () => {
    describe('is silent when', () => {
      it.each(Object.entries<unknown>(cases.clean))('%s', (_, subject) => {
        expect(detect(subject)).toBeUndefined();
      });
    });
    describe('reports a gap when', () => {
      it.each(gaps)('%s', (_, { pair, leftover = pair, finding }) => {
        expect(detect(leftover)).toEqual(finding);
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
