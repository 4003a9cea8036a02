// A library in which nearly everything is the matter at once, on a Windows server that shows writes late.
import { aCover, plexWorld, type NewItem } from '@stash2plex/testing';
import { NOW, type Stage } from './stage.fixture.ts';
import { addItem, addScene } from './world.fixture.ts';

const SIZE = 1000;
/** Longer than a task looks for what it wrote. */
const LAG_MS = 4000;

export const SETTINGS = {
  path_map: '/data=>D:\\Films; /more=>\\\\NAS\\More',
  plex_library: 'Films, More',
  plex_rate: 50,
};

/** Scenes by name, in the folder `/data`. */
export const COVERS: Readonly<Record<string, readonly [Uint8Array, string]>> = {
  good: [aCover('good'), 'image/jpeg'],
  changed: [aCover('first'), 'image/jpeg'],
  drawn: [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), 'image/svg+xml'],
  'no image': [Buffer.from('<html>Not found</html>'), 'image/jpeg'],
  huge: [aCover('huge', 11_000_000), 'image/jpeg'],
  twice: [aCover('twice'), 'image/jpeg'],
  late: [aCover('late'), 'image/jpeg'],
  trashed: [aCover('trashed'), 'image/jpeg'],
};

/** Reads are late by the clock of the story, which moves from task to task. */
export function aNastyPlex() {
  const plex = plexWorld({
    sections: [
      { key: '1', title: 'Films', locations: ['D:\\Films'] },
      { key: '2', title: 'More', locations: ['\\\\NAS\\More'] },
      { key: '3', title: 'Family', locations: ['D:\\Films', 'D:\\Family'] },
      { key: '4', title: 'Series', type: 'show', locations: ['D:\\Series'] },
    ],
  });
  Object.assign(plex.switches, { lagMs: LAG_MS, optimisedCopies: true });
  return plex;
}

interface NastyWorld {
  readonly ids: ReadonlyMap<string, string>;
  /** What belongs to no scene, or to a library that is not ours. */
  readonly foreign: readonly string[];
}

export function fillNastily({ stash, plex }: Stage): NastyWorld {
  plex.elapsedMs = () => stash.clock.now().getTime() - NOW.getTime();
  const ids = new Map<string, string>();
  for (const [name, [bytes, type]] of Object.entries(COVERS)) {
    const paths = name === 'twice' ? ['/data/twice.mp4', '/more/twice.mp4'] : [`/data/${name}.mp4`];
    const files = paths.map((path) => ({ path, size: SIZE }));
    const id = addScene(stash, paths[0] ?? '', { files });
    stash.covers.set(id, bytes, type);
    ids.set(name, id);
  }
  const put = (path: string, item: NewItem = {}) =>
    addItem(plex, path, {
      parts: [{ path, size: SIZE }],
      ...item,
      values: { summary: 'An old one.', ...item.values },
    });
  for (const name of ['good', 'changed', 'drawn', 'no image', 'huge', 'twice']) {
    put(`d:\\films\\${name}.mp4`);
  }
  put('\\\\NAS\\More\\twice.mp4', { sectionKey: '2' });
  plex.disk.put({ path: 'D:\\Films\\late.mp4', size: SIZE });
  const foreign = [
    put('D:\\Films\\trashed.mp4', { deletedAt: NOW }),
    put('D:\\Films\\Holidays\\1.mp4'),
    put('D:\\Films\\good.mp4', { sectionKey: '3' }),
    put('D:\\Family\\changed.mp4', { sectionKey: '3' }),
    put('D:\\Series\\good.mp4', { sectionKey: '4', type: 'episode' }),
  ];
  return { ids, foreign };
}
