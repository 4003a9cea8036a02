import type { Finding, Gap } from '@stash2plex/core';
import { aPair, type PairDifference } from '@stash2plex/testing/builders';
import { describe, expect, it } from 'vitest';
import { obfuscatePath } from './obfuscate-path.ts';
import { reportGap } from './report-gap.ts';

const meta = {
  messages: {
    outOfStep: 'Out of step in {{fields}} since {{ days }} days.',
    elsewhere: 'Looked in {{folder}}, Plex calls it {{title}}.',
    verbatim: 'Says {{note}}.',
  },
};
const shown = { obfuscate: undefined };
// Stands for the keyed hash of the app.
const digest = (text: string) => Buffer.from(text).toString('hex').split('').reverse().join('');
const hidden = { obfuscate: (path: string) => obfuscatePath(path, digest) };

function aGap(finding: Finding, pair: PairDifference = {}): Gap {
  return { detector: 'stale-sync', pair: aPair(pair), ...finding };
}

describe('a reported gap', () => {
  it('says scene, title, path, type, item and the facts behind it', () => {
    const changes = [{ field: 'studio', observed: 'Red Door', desired: 'Blue Door' }] as const;

    const gap = aGap({ messageId: 'outOfStep', data: { fields: 'studio', days: 3 }, changes });

    expect(reportGap(gap, meta, shown)).toEqual({
      sceneId: '7',
      title: 'A Day at the Lake',
      path: '/data/lake.mp4',
      type: 'stale-sync',
      ratingKey: '100',
      message: 'Out of step in studio since 3 days.',
      changes,
    });
  });

  it('has no path without files and no item without one', () => {
    const gap = aGap({ messageId: 'outOfStep' }, { observed: 'absent', scene: { files: [] } });

    expect(reportGap(gap, meta, hidden)).toMatchObject({ path: '', ratingKey: undefined });
  });

  it('leaves placeholders without data as they are, and an unknown message as its id', () => {
    expect(reportGap(aGap({ messageId: 'outOfStep' }), meta, shown).message).toBe(
      'Out of step in {{fields}} since {{ days }} days.',
    );
    expect(reportGap(aGap({ messageId: 'new' }), meta, shown).message).toBe('new');
  });

  it('does not take a value for a replacement pattern', () => {
    const gap = aGap({ messageId: 'verbatim', data: { note: "$& $1 $' {{note}}" } });

    expect(reportGap(gap, meta, shown).message).toBe("Says $& $1 $' {{note}}.");
  });

  it('cuts endless values', () => {
    const long = '😀'.repeat(5_000);
    const names = Array.from({ length: 900 }, (_, nth) => `name ${nth}`);
    const changes = [
      { field: 'summary', observed: '', desired: long },
      { field: 'genre', observed: [], desired: names },
      { field: 'actor', observed: ['x'.repeat(3_000)], desired: [] },
    ] as const;

    const report = reportGap(aGap({ messageId: 'outOfStep', changes }), meta, shown);

    const [summary, genre, actor] = report.changes;
    expect(summary?.desired).toHaveLength(1_999);
    expect(String(summary?.desired).isWellFormed()).toBe(true);
    expect(genre?.desired.at(-1)).toMatch(/^… \d+ more$/);
    expect(genre?.desired.slice(0, 3)).toEqual(['name 0', 'name 1', 'name 2']);
    expect(actor?.observed[0]).toHaveLength(2_000);
  });
});

describe('an obfuscated gap', () => {
  const path = '/films/Very Private/lake_scene.2019.mp4';
  const files = [{ path, size: 1 }];

  it('is called the same each time, keeps the extension and nothing else of the path', () => {
    const once = reportGap(aGap({ messageId: 'outOfStep' }, { scene: { files } }), meta, hidden);
    const again = reportGap(aGap({ messageId: 'verbatim' }, { scene: { files } }), meta, hidden);

    expect(once.path).toMatch(/^[\da-f]{16}\.mp4$/);
    expect(again.path).toBe(once.path);
    expect(once.title).toBe('A Day at the Lake');
  });

  it('shows no path in messages and values', () => {
    const changes = [
      { field: 'title', observed: 'lake scene', desired: 'A Day at the Lake' },
      { field: 'summary', observed: `made from ${path}`, desired: 'lake_scene.2019.mp4, cut' },
      { field: 'genre', observed: [path], desired: ['D:\\Very Private\\x'] },
    ] as const;
    const gap = aGap(
      {
        messageId: 'elsewhere',
        data: { folder: '/films/Very Private', title: 'lake scene' },
        changes,
      },
      { scene: { files }, observed: { title: 'lake scene' } },
    );

    const report = JSON.stringify(reportGap(gap, meta, hidden));

    expect(report).not.toMatch(/films|Private|lake_scene|lake scene|2019/);
    expect(report).toContain('made from ');
  });

  it("keeps the title in Plex where it is the user's own, or another one", () => {
    const change = { field: 'title', desired: 'A Day at the Lake' } as const;
    const title = (observed: string) => {
      const changes = [{ ...change, observed }];
      const gap = aGap(
        { messageId: 'verbatim', changes },
        { scene: { files }, observed: { title: observed } },
      );
      return reportGap(gap, meta, hidden).changes[0]?.observed;
    };

    expect(title('a day at the lake')).toBe('a day at the lake');
    expect(title('Something else')).toBe('Something else');
    expect(title('***')).toBe('***');
    expect(title('Very Private')).toMatch(/^[\da-f]{16}\.mp4$/);
  });
});

describe('obfuscatePath', () => {
  it.each([
    ['/a/b.MKV', '.MKV'],
    [String.raw`C:\a\b.m2ts`, '.m2ts'],
    ['/a.b/c', ''],
    ['/a/.hidden', ''],
    ['/a/c.my secret', ''],
    ['/a/c.longextension', ''],
  ])('of %s keeps "%s"', (path, extension) => {
    expect(obfuscatePath(path, () => 'f'.repeat(64))).toBe('f'.repeat(16) + extension);
  });

  it('of nothing is nothing', () => {
    expect(obfuscatePath('', digest)).toBe('');
  });
});
