import type { Finding, Gap } from '@stash2plex/core';
import { anItem, aPair, type PairDifference } from '@stash2plex/testing/builders';
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

/** The gap with an item that Plex keeps in this file. */
function withPart(path: string, gap: Gap): Gap {
  const observed = { status: 'present', item: anItem({ parts: [{ path, size: 1 }] }) } as const;
  return { ...gap, pair: { ...gap.pair, observed } };
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
    expect(summary?.desired).toHaveLength(499);
    expect(String(summary?.desired).isWellFormed()).toBe(true);
    expect(genre?.desired.at(-1)).toMatch(/^… \d+ more$/);
    expect(genre?.desired.slice(0, 3)).toEqual(['name 0', 'name 1', 'name 2']);
    expect(actor?.observed[0]).toHaveLength(500);
    const kept = [genre?.desired.slice(0, -1) ?? []].flat();
    expect(kept.join('').length).toBeLessThanOrEqual(500);
    expect(genre?.desired.at(-1)).toBe(`… ${900 - kept.length} more`);
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

describe('a title that is the name of a file', () => {
  const files = [{ path: '/films/Very Private/lake_scene.2019.mp4', size: 1 }];
  const reported = (title: string, observed = '') => {
    const changes = [{ field: 'title', observed, desired: title }] as const;
    const pair = { scene: { files, title }, observed: { title: observed } };
    return reportGap(aGap({ messageId: 'verbatim', changes }, pair), meta, hidden);
  };

  it.each([
    'lake_scene.2019.mp4',
    'lake_scene.2019',
    'Lake Scene 2019',
    'LAKE_SCENE.2019.MP4',
    '/films/Very Private/lake_scene.2019.mp4',
  ])('is hidden, as it is in changes: %s', (title) => {
    const { title: shownTitle, changes } = reported(title);

    expect(shownTitle).toMatch(/^[\da-f]{16}\.mp4$/);
    expect(changes[0]?.desired).toBe(shownTitle);
  });

  it('is hidden on the side of Plex, too', () => {
    expect(JSON.stringify(reported('lake_scene.2019', 'lake scene'))).not.toMatch(/lake.scene/i);
  });

  it('of an item of Plex is hidden as well', () => {
    const gap = withPart(
      '/media/Other Name.mkv',
      aGap({ messageId: 'new' }, { scene: { title: 'other name' } }),
    );

    expect(reportGap(gap, meta, hidden).title).toMatch(/^[\da-f]{16}\.mkv$/);
  });

  it('of signs alone is hidden where it is the very name', () => {
    const pair = { scene: { title: '***', files: [{ path: '/films/***.mp4', size: 1 }] } };

    expect(reportGap(aGap({ messageId: 'new' }, pair), meta, hidden).title).toMatch(/^[\da-f]{16}/);
  });

  it.each(['', 'Scene', 'Lake Scene 2019, cut'])('is another one: "%s"', (title) => {
    expect(reported(title).title).toBe(title);
  });
});

describe('a path inside a text, of an obfuscated gap,', () => {
  const files = [
    { path: '/films/Very Private/lake_scene.2019.mp4', size: 1 },
    { path: String.raw`D:\Clips (new)\b.mp4`, size: 1 },
    { path: String.raw`\\nas\share\c.mp4`, size: 1 },
    { path: '/root.mp4', size: 1 },
  ];
  const shownOf = (text: string) => {
    const changes = [{ field: 'summary', observed: text, desired: 'x' }] as const;
    const gap = aGap(
      { messageId: 'verbatim', data: { note: text }, changes },
      { scene: { files } },
    );
    return reportGap(withPart('/media/Movies/lake.mp4', gap), meta, hidden).changes[0]?.observed;
  };

  it.each([
    ['Made of /films/Very Private/raw/take 2.mov yesterday', 'Made of # yesterday'],
    ['Made of /films/Very Private/raw/take.2.final.mov.', 'Made of #.'],
    ['See /films/Very Private, there.', 'See #, there.'],
    ['See /films/Very Private/', 'See #'],
    ['See (/films/elsewhere/x), and "/films/Very Private/y z.mp4"', 'See (#), and "#"'],
    ['See file:///films/elsewhere/x now', 'See file:# now'],
    [String.raw`Under d:\clips (new)\more\x.avi, or D:/Clips (new)/y.avi`, 'Under #, or #'],
    [String.raw`Under \\NAS\other\x it is`, 'Under # it is'],
    ['Plex has /media/Movies/other.mkv', 'Plex has #'],
    ['one /films/a.mp4\ntwo /films/b.mp4', 'one #\ntwo #'],
  ])('is hidden: %s', (text, expected) => {
    expect(String(shownOf(text)).replaceAll(/[\da-f]{16}(?:\.[a-z\d]+)?/g, '#')).toBe(expected);
  });

  it.each([
    'and/films or films/other',
    'A /filmstar was here, and /films-old/x',
    'Vitamin D: good',
    'see https://example.org/watch?v=1',
    'either/or, 1/2, s/media/x',
  ])('is none: %s', (text) => {
    expect(shownOf(text)).toBe(text);
  });

  // What looks again from each letter on takes longer than a test may.
  it('is found in a text without end', () => {
    for (const text of ['/films/ a.', '/films', '/films/!!', '.a', '/media/x\n']) {
      expect(shownOf(text.repeat(30_000))).not.toMatch(/films\/|media/);
    }
  });

  it('is hidden in messages, lists and the title', () => {
    const title = 'From /films/raw/x.mov';
    const changes = [{ field: 'genre', observed: [title], desired: [] }] as const;
    const gap = aGap(
      { messageId: 'verbatim', data: { note: title }, changes },
      { scene: { files, title } },
    );

    const report = JSON.stringify(reportGap(gap, meta, hidden));

    expect(report).not.toContain('raw');
    expect(report.match(/From [\da-f]{16}\.mov/g)).toHaveLength(3);
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
