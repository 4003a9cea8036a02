import type { Scene } from '@stash2plex/core';
import { at } from './at.ts';

/** A scene with everything filled in. */
export function aScene(difference: Partial<Scene> = {}): Scene {
  return {
    id: '7',
    createdAt: at('08:00'),
    updatedAt: at('10:00'),
    title: 'A Day at the Lake',
    details: 'They go to the lake.\nIt rains.',
    date: '2024-05-17',
    studio: { id: '3', name: 'Blue Door' },
    performers: [
      { id: '11', name: 'Ada Stone' },
      { id: '12', name: 'Ben Field' },
    ],
    tags: [
      { id: '21', name: 'Outdoor' },
      { id: '22', name: 'Rain' },
    ],
    files: [{ path: '/data/lake.mp4', size: 1_000_000 }],
    ...difference,
  };
}
