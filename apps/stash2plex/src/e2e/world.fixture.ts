import type { NewItem, NewScene, PlexWorld, StashWorld } from '@stash2plex/testing';

const SIZE = 1000;

/** A scene with enough to be worth syncing. */
export function addScene(stash: StashWorld, path: string, scene: NewScene = {}): string {
  const filled = { title: `Scene of ${path}`, details: 'A summary.', date: '2024-05-06' };
  return stash.addScene({ ...filled, files: [{ path, size: SIZE }], ...scene }).id;
}

/** An item that is in line with `addScene` of the same path. */
export function addItem(plex: PlexWorld, path: string, { values, ...item }: NewItem = {}): string {
  const inLine = {
    title: `Scene of ${path}`,
    summary: 'A summary.',
    originallyAvailableAt: '2024-05-06',
  };
  const parts = [{ path, size: SIZE }];
  return plex.addItem({ parts, ...item, values: { ...inLine, ...values } }).ratingKey;
}

interface Worlds {
  readonly stash: StashWorld;
  readonly plex: PlexWorld;
}

/** One scene of each gap and one in line: ids in this order. */
export function addOneOfEach({ stash, plex }: Worlds): readonly string[] {
  addItem(plex, '/data/stale.mp4', { values: { summary: 'An old one.' } });
  addItem(plex, '/data/in line.mp4');
  plex.addItem({ parts: [{ path: '/data/empty.mp4', size: SIZE }], values: { title: 'empty' } });
  const names = ['missing', 'empty', 'stale', 'in line'];
  return names.map((name) => addScene(stash, `/data/${name}.mp4`));
}

export const ONE_OF_EACH = { missing: 1, 'empty-metadata': 1, 'stale-sync': 1 };
