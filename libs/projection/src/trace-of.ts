import type { Scene, SceneRef, SceneTrace } from '@stash2plex/core';
import { hash128 } from './hash128.ts';

/** What is remembered of a scene that was read in full; `hash` is that of its desired values. */
export function traceOf(scene: Scene, hash: string): SceneTrace {
  const { id, createdAt, updatedAt, files } = scene;
  const paths = files.map(({ path }) => path);
  return {
    ...{ id, createdAt, updatedAt, hash },
    files: filesDigest(paths),
    fileCount: files.length,
    refs: refsOf(scene),
  };
}

/** Tells whether a scene still has the same files, whatever their order. Raw paths: no path holds a zero character. */
export function filesDigest(paths: readonly string[]): string {
  return hash128(paths.toSorted().join('\u0000'));
}

function refsOf({ studio, performers, tags }: Scene): SceneRef[] {
  return [
    ...performers.map(({ id }) => ({ kind: 'performer', id }) as const),
    ...(studio ? [{ kind: 'studio', id: studio.id } as const] : []),
    ...tags.map(({ id }) => ({ kind: 'tag', id }) as const),
  ];
}
