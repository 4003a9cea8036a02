import { anItem, aPair } from '@stash2plex/testing/builders';
import { expect, it } from 'vitest';
import { reportLeftField } from './report-left-field.ts';

const pair = aPair({ observed: { title: 'Mine', genre: ['Rain'] } });

it('says scene, item and field, what Plex has and what it should have', () => {
  expect(reportLeftField({ pair, field: 'genre', because: 'kept' })).toEqual({
    ...{ sceneId: '7', title: 'A Day at the Lake', path: '/data/lake.mp4', ratingKey: '100' },
    ...{ field: 'genre', because: 'kept', observed: ['Rain'], desired: ['Outdoor', 'Rain'] },
  });
});

it('shortens long values, and has no path without files', () => {
  const long = aPair({ desired: { summary: 'x'.repeat(9_000) }, scene: { files: [] } });

  const left = reportLeftField({ pair: long, field: 'summary', because: 'refused' });

  expect(left.desired).toHaveLength(500);
  expect(left.path).toBe('');
});

it('hides paths where that is asked for, in titles and values as well', () => {
  const scene = { title: 'lake.mp4' };
  const item = anItem({ values: { title: 'lake', summary: 'from /data/lake.mp4' } });
  const hidden = { ...aPair({ scene, desired: { title: 'lake.mp4' } }) };
  const observed = { status: 'present', item } as const;
  const obfuscate = () => 'hidden';

  const lefts = (['title', 'summary'] as const).map((field) =>
    reportLeftField({ pair: { ...hidden, observed }, field, because: 'kept' }, { obfuscate }),
  );

  expect(lefts).toMatchObject([
    { title: 'hidden', path: 'hidden', observed: 'hidden', desired: 'hidden' },
    { observed: 'from hidden' },
  ]);
});
