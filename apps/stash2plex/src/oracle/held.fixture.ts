// How Plex holds a scene, kind by kind, and what that makes of it.
import type { FieldValues } from '@stash2plex/core';
import type { NewItem, WorldMedia } from '@stash2plex/testing';
import { altered } from './altered.fixture.ts';
import type { GivenScene, Kind } from './given.fixture.ts';

/** Keys of the libraries: two of movies, one that is not handled. */
export const FILMS = '1';
export const SECOND = '2';
export const SERIES = '3';

export interface File {
  readonly path: string;
  readonly size: number;
}

export type Stand = 'target' | 'missing' | 'ambiguous' | 'no-file';

export interface Holding {
  readonly given: GivenScene;
  readonly desired: FieldValues;
  readonly files: readonly File[];
  /** Of the scene that Plex has merged with it. */
  readonly partner: readonly File[];
  readonly toPlex: (path: string) => string;
  readonly n: number;
}

interface Held {
  readonly stand: Stand;
  readonly items: readonly NewItem[];
  /** What Plex has of it once it has scanned the folder. */
  readonly late?: readonly NewItem[];
}

interface Pieces {
  readonly parts: readonly File[];
  readonly merged: readonly File[];
  /** A file that no scene has. */
  readonly stranger: readonly File[];
  /** The same names and sizes in a folder that no mapping leads to. */
  readonly elsewhere: (folder: string) => readonly File[];
  readonly values: FieldValues;
  readonly second: FieldValues;
}

export function held({ given, desired, files, partner, toPlex, n }: Holding): Held {
  const inPlex = (file: File) => ({ ...file, path: toPlex(file.path) });
  const parts = files.map(inPlex);
  return HELD[given.kind]({
    parts,
    merged: partner.map(inPlex),
    stranger: [{ path: `/strange/${n}/other.mp4`, size: 5 }],
    elsewhere: (folder) =>
      parts.map(({ path, size }) => ({ path: `/mnt/${folder} ${n}/${fileName(path)}`, size })),
    values: altered(desired, given.plex, n),
    second: altered(desired, given.second, n),
  });
}

const target = (...items: readonly NewItem[]): Held => ({ stand: 'target', items });
const missing = (...items: readonly NewItem[]): Held => ({ stand: 'missing', items });
const ambiguous = (...items: readonly NewItem[]): Held => ({ stand: 'ambiguous', items });
const media = (...all: readonly (readonly File[])[]): WorldMedia[] =>
  all.map((parts) => ({ parts }));

const HELD: Readonly<Record<Kind, (pieces: Pieces) => Held>> = {
  there: ({ parts, values }) => target({ parts, values }),
  'file-name-only': ({ parts }) => target({ parts, values: { title: 'video' } }),
  missing: () => missing(),
  late: ({ parts, values }) => ({ ...missing(), late: [{ parts, values }] }),
  trashed: ({ parts, values }) =>
    missing({ parts, values, deletedAt: new Date('2026-01-20T00:00:00Z') }),
  'not-handled': ({ parts, values }) =>
    missing({ parts, values, sectionKey: SERIES, type: 'episode' }),
  'optimised-only': ({ parts, values }) => missing({ values, media: [{ parts, proxyType: 42 }] }),
  'same-name-elsewhere': ({ elsewhere }) =>
    missing({ parts: elsewhere('else').map(({ path, size }) => ({ path, size: size + 3 })) }),
  merged: ({ parts, merged, values }) => ambiguous({ values, media: media(parts, merged) }),
  'with-a-stranger': ({ parts, stranger, values }) =>
    ambiguous({ values, media: media(parts, stranger) }),
  moved: ({ elsewhere, values }) => target({ parts: elsewhere('moved'), values }),
  'moved-twice': ({ elsewhere, values }) =>
    ambiguous({ parts: elsewhere('one'), values }, { parts: elsewhere('two'), values }),
  'two-libraries': ({ parts, values, second }) =>
    target({ parts, values }, { parts, values: second, sectionKey: SECOND }),
  'two-parts': ({ parts, values }) => target({ parts, values }),
  'two-versions': ({ parts, values }) =>
    target({ values, media: media(...parts.map((part) => [part])) }),
  'an-item-a-file': ({ parts, values, second }) =>
    target(...parts.map((part, at) => ({ parts: [part], values: at ? second : values }))),
  'optimised-too': ({ parts, stranger, values }) =>
    target({ values, media: [{ parts }, { parts: stranger, proxyType: 42 }] }),
  'no-file': () => ({ stand: 'no-file', items: [] }),
};

function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
