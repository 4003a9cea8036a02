import type { LeftoverGap } from '@stash2plex/core';
import { anAmbiguousScene, anUnclaimedItem } from '@stash2plex/testing/builders';
import { describe, expect, it } from 'vitest';
import { reportGap } from './report-gap.ts';

const meta = { messages: { seen: 'Seen in {{library}}: {{note}}.' } };
const shown = { obfuscate: undefined };
const hidden = { obfuscate: () => '#' };

const gapOf = (leftover: LeftoverGap['leftover'], note = ''): LeftoverGap => ({
  detector: 'spotter',
  messageId: 'seen',
  data: { library: 'Films', note },
  leftover,
});

describe('a reported gap of an item that no scene has', () => {
  const parts = [{ path: '/media/films/lake 2.mp4', size: 1 }];
  const item = { ratingKey: '200', values: { title: 'Lake 2' }, parts };

  it('says title, path and key as Plex has them, and no scene', () => {
    expect(reportGap(gapOf(anUnclaimedItem({ item }), 'x'), meta, shown)).toEqual({
      sceneId: '',
      title: 'Lake 2',
      path: '/media/films/lake 2.mp4',
      type: 'spotter',
      ratingKey: '200',
      message: 'Seen in Films: x.',
      changes: [],
    });
  });

  it('hides the path, and the title that Plex made of it', () => {
    const note = 'beside /media/films/other.mp4';

    expect(reportGap(gapOf(anUnclaimedItem({ item }), note), meta, hidden)).toMatchObject({
      title: '#',
      path: '#',
      message: 'Seen in Films: beside #.',
    });
  });

  it('has no path where the item holds no file', () => {
    const bare = anUnclaimedItem({ item: { parts: [] } });

    expect(reportGap(gapOf(bare), meta, hidden).path).toBe('');
  });
});

describe('a reported gap of a scene whose item could be another’s', () => {
  it('says scene, title and path as Stash has them, and the first item', () => {
    const ambiguous = anAmbiguousScene({ ratingKeys: ['100', '101'] });

    expect(reportGap(gapOf(ambiguous), meta, shown)).toMatchObject({
      sceneId: '7',
      title: 'A Day at the Lake',
      path: '/data/lake.mp4',
      ratingKey: '100',
    });
    expect(reportGap(gapOf(ambiguous), meta, hidden).path).toBe('#');
  });

  it('has no item where only names tell', () => {
    const gap = gapOf(anAmbiguousScene({ because: 'name-not-unique', ratingKeys: [] }));

    expect(reportGap(gap, meta, shown).ratingKey).toBeUndefined();
  });
});
