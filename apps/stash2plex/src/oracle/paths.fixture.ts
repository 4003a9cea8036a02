// Under which names Stash and Plex know the same files.

export interface PathStyle {
  readonly stashRoot: string;
  /** Between folders of Stash's path. */
  readonly separator: string;
  readonly pathMap: string;
  /** A path of Stash as Plex has it; `whim` is a number that turns what does not count. */
  readonly toPlex: (path: string, whim: number) => string;
}

/** The folder that the second mapping of `nested` is about. */
export const SPECIAL = 'special';

const POSIX = { stashRoot: '/data', separator: '/' };

export const STYLES = {
  same: { ...POSIX, pathMap: '', toPlex: (path) => path },
  mapped: {
    ...POSIX,
    pathMap: '/data => /media/films',
    toPlex: (path) => under('/media/films', path, '/data'),
  },
  nested: {
    ...POSIX,
    pathMap: `/data => /m; /data/${SPECIAL} => /n/other`,
    toPlex: (path) =>
      path.startsWith(`/data/${SPECIAL}/`)
        ? under('/n/other', path, `/data/${SPECIAL}`)
        : under('/m', path, '/data'),
  },
  decomposed: { ...POSIX, pathMap: '', toPlex: (path) => path.normalize('NFD') },
  drive: {
    ...POSIX,
    pathMap: '/data => Z:\\Media',
    toPlex: (path, whim) => asWindows(under('Z:\\Media', path, '/data'), whim),
  },
  share: {
    ...POSIX,
    pathMap: '/data => \\\\NAS\\Films',
    toPlex: (path, whim) => asWindows(under('\\\\NAS\\Films', path, '/data'), whim),
  },
  'from-windows': {
    stashRoot: 'D:\\Vids',
    separator: '\\',
    pathMap: 'D:\\Vids => /vids',
    toPlex: (path) => under('/vids', path, 'D:\\Vids').replaceAll('\\', '/'),
  },
  'both-windows': {
    stashRoot: 'D:\\Vids',
    separator: '\\',
    pathMap: '',
    toPlex: asWindows,
  },
} satisfies Readonly<Record<string, PathStyle>>;

function under(plexRoot: string, path: string, stashRoot: string): string {
  return plexRoot + path.slice(stashRoot.length);
}

/** Case and separators do not count there. */
function asWindows(path: string, whim: number): string {
  const cased = [path, path.toUpperCase(), path.toLowerCase()][whim % 3] ?? path;
  return whim % 2 === 0 ? cased.replaceAll('/', '\\') : cased.replaceAll('\\', '/');
}
