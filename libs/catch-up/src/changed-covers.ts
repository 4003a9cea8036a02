import type { CoverRead, KnownCover } from '@stash2plex/core';
import type { Run } from './run.ts';

/**
 * Those of these scenes whose cover is not the one that their items were repaired with. One that was never repaired is not
 * among them: its cover comes with its first repair. Nor is one that lost its cover, for Plex keeps what it has.
 */
export async function changedCovers(
  { settings, parts }: Run,
  sceneIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { pictures = [] } = settings.projection;
  if (pictures.length === 0 || sceneIds.length === 0) return new Set();
  const known = parts.store.coversKnown(sceneIds);
  const changed = new Set<string>();
  for (const [sceneId, cover] of known) {
    const read = await parts.pictures.cover(sceneId, cover.etag);
    if (isAnother(read, cover)) changed.add(sceneId);
  }
  return changed;
}

/** What cannot be told now is left to a repair, which tries until it can. */
function isAnother(read: CoverRead, { sha1, etag, state }: KnownCover): boolean {
  if (read.status === 'picture') return state !== 'written' || read.picture.sha1 !== sha1;
  if (read.status === 'unusable') return state !== 'unusable' || read.etag !== etag;
  return read.status === 'unknown';
}
